"""`andan cards serve DIR`: the lookup alone, on a machine that has neither the database nor Django."""

import logging
import sys
from pathlib import Path

import click
from pythonjsonlogger.json import JsonFormatter

from andan.cards.lookup import serving
from andan.cards.lookup.house import House
from andan.cards.lookup.keys import HOME_KEY, key_in
from andan.cards.lookup.site import Site
from andan.cards.lookup.window import Window
from andan.kit import env


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--key", type=click.Path(path_type=Path, dir_okay=False), help="Tệp khóa lookup.key của nơi công bố."
)
@click.option("--host", default="127.0.0.1", show_default=True, envvar="ANDAN_HOST")
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
def serve(folder: Path, key: Path | None, host: str, port: int) -> None:
    """Trả lời tra cứu thẻ từ DIR cho tới khi nhận Ctrl+C hoặc SIGTERM: trang /tra-cuu-the/ và API.

    Chỉ đọc DIR và tệp khóa. Chép bản mới vào DIR thì nó tự đổi, không ngắt ai. Đứng sau proxy thì đặt ANDAN_PROXIES.
    """
    window = Window(folder, key_in(key or env.home() / HOME_KEY))
    window.shelf.current()
    _log_as_json()
    house = House(Site(window), proxies=env.whole("ANDAN_PROXIES", 0))
    try:
        serving.run(house, host, port)
    except OSError as error:
        raise click.ClickException(
            f"Không mở được {host}:{port} ({error.strerror}). Chọn cổng khác."
        ) from None


def _log_as_json() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", json_ensure_ascii=False)
    )
    logging.basicConfig(level=env.text("ANDAN_LOG_LEVEL", "INFO"), handlers=[handler])
