"""`andan cards …`: a group that opens a command only when somebody walks through it.

`serve` and `lookup` answer without Django, so that the group itself must not need it.
"""

import click

from andan.doors import Door, Doors

DOORS = {
    "import": Door("andan.cards.management.importing:import_", True, "Nhập một danh sách thẻ đã quét."),
    "publish": Door(
        "andan.cards.management.publishing:publish", True, "Ghi chỉ mục tra cứu vào một thư mục."
    ),
    "serve": Door(
        "andan.cards.management.serving:serve", False, "Trả lời tra cứu từ một thư mục, không cần gì khác."
    ),
    "lookup": Door("andan.cards.management.looking_up:lookup", False, "Hỏi thẻ của một người đã về chưa."),
}


@click.group(cls=Doors, doors=DOORS)
def cards() -> None:
    """Thẻ căn cước mới về: nhập danh sách, công bố, tra cứu."""
