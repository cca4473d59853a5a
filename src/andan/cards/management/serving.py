"""`andan cards serve DIR`."""

import click


@click.command()
def serve() -> None:
    """Chưa có."""
