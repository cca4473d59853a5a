"""What a role is called on screen."""

from andan.accounts.actors import Role

ROLE_NAMES = {
    Role.DUTY_OFFICER: "Trực ban",
    Role.CASE_OFFICER: "Cán bộ thụ lý",
    Role.AREA_OFFICER: "Cảnh sát khu vực",
    Role.COMMANDER: "Chỉ huy",
    Role.PROCURATOR: "Kiểm sát viên",
    Role.VOLUNTEER: "Tổ công nghệ số cộng đồng",
    Role.LEADER: "Lãnh đạo",
    Role.ADMINISTRATOR: "Quản trị",
}
