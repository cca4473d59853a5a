"""`andan`: one program, one table of commands. Nothing of Django is imported before a command needs it."""

import os
import sys
from typing import Any

import click

from andan.doors import Door, Doors

DOORS = {
    "serve": Door("andan.serve:serve", False, "Phục vụ trên 127.0.0.1:$PORT (8000)."),
    "run": Door("andan.prepare.management:run", False, "Chuẩn bị mọi thứ còn thiếu rồi phục vụ."),
    "work": Door("andan.work.management:work", False, "Gửi thư và làm việc định kỳ, bên cạnh máy phục vụ."),
    "outbox": Door("andan.outbox.management:outbox", True, "Thư gửi ra ngoài: đang chờ, hỏng, gửi lại."),
    "zalo": Door("andan.zalo.management:zalo", True, "Zalo: gửi được hay chưa, đặt mã truy cập."),
    "migrate": Door("andan.prepare.management:migrate", False, "Đưa cơ sở dữ liệu lên phiên bản mới nhất."),
    "demo": Door("andan.portal.management:demo", True, "Nạp dữ liệu mẫu và in danh sách người dùng thử."),
    "places": Door("andan.places.management:places", True, "Địa danh: tỉnh, xã, tổ dân phố, cơ quan."),
    "services": Door("andan.services.management:services", True, "Danh mục dịch vụ công."),
    "cards": Door("andan.cards.management:cards", False, "Thẻ căn cước mới về: nhập, công bố, tra cứu."),
    "accounts": Door("andan.accounts.management:accounts", True, "Cán bộ, vị trí công tác, mã truy cập."),
    "assets": Door("andan.web.management:assets", True, "Dựng phông chữ, kiểu trình bày, biểu tượng."),
    "press": Door("andan.press.management:press", True, "Ấn phẩm: áp phích tra cứu thẻ."),
    "reports": Door(
        "andan.reports.management:reports", True, "Phản ánh: số liệu thống kê, chỉ mục tìm kiếm."
    ),
    "retention": Door(
        "andan.reports.management:retention", True, "Thời hạn lưu của phản ánh: bản nháp bỏ quên, tệp thừa."
    ),
    "ledger": Door("andan.ledger.management:ledger", False, "Sổ cái: xuất ra tệp, kiểm tra một tệp."),
    "backup": Door(
        "andan.backup.management:backup", False, "Sao lưu cơ sở dữ liệu, chứng cứ và khóa vào một thư mục."
    ),
    "restore": Door("andan.backup.management:restore", False, "Khôi phục từ một thư mục sao lưu."),
}


class Andan(Doors):
    """The group of all commands, which says in one sentence why it stopped."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what stops it becomes one sentence and exit status 1."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            sentence = told(error)
            if sentence is None:
                raise
            raise click.ClickException(sentence) from None


def told(error: Exception) -> str | None:
    """The sentence for a person, where the error has one; a bug has none and keeps its traceback."""
    from andan.kit.refusals import Refused

    if isinstance(error, Refused):
        return error.reason
    database = sys.modules.get("django.db")
    if database and isinstance(error, database.OperationalError | database.ProgrammingError):
        return f"Cơ sở dữ liệu chưa sẵn sàng. Chạy andan migrate rồi thử lại. ({str(error).strip()})"
    return None


@click.group(cls=Andan, doors=DOORS)
def andan() -> None:
    """An Dân: phần mềm của phường, công an và ủy ban khi thực hiện Đề án 06."""


def main() -> None:
    os.umask(0o077)  # reports, keys and evidence are the owner's alone, also in a home that others may enter
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "andan.settings")
    andan.main(prog_name="andan", windows_expand_args=False)


if __name__ == "__main__":
    main()
