"""The server that stands alone: it reads a published folder and a key, and knows nothing of Django or a database."""

import asyncio
import logging
import signal

import uvloop

from andan.cards.lookup.house import CONNECTIONS, House
from andan.cards.lookup.protocol import Connection
from andan.kit import process

log = logging.getLogger("andan.cards.lookup")


def run(house: House, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT. Raises OSError when the address cannot be had."""
    process.allow_open_files(CONNECTIONS + 64)
    process.settle()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(house, host, port))


async def serve(house: House, host: str, port: int) -> None:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, stop.set)
    house.tick(loop.time())
    server = await loop.create_server(lambda: Connection(house), host, port, backlog=1_024)
    beat = asyncio.create_task(_beat(house))
    log.info("answering", extra={"port": port})
    try:
        await stop.wait()
    finally:
        beat.cancel()
        server.close()
        await house.close()


async def _beat(house: House) -> None:
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(1)
        house.tick(loop.time())
