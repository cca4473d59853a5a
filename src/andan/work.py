"""`andan work`: what happens without anybody asking. One process beside the server."""

import click


@click.command()
def work() -> None:
    """Gửi thư và làm việc định kỳ cho tới khi nhận Ctrl+C hoặc SIGTERM."""
