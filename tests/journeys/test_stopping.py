"""Stopping: at once and cleanly when asked, and without anything left behind when killed."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.frame import site as program
from tests.frame.site import Site


def served(site: Site, port: int) -> subprocess.Popen[bytes]:
    """`andan serve` on the data of the journeys, answering."""
    surroundings = program.environment(site.home, port)
    process = subprocess.Popen(program.andan("serve"), env=surroundings, stderr=subprocess.DEVNULL)
    program.wait(process, f"http://127.0.0.1:{port}", Path(os.devnull))
    return process


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_when_asked(how: signal.Signals, site: Site) -> None:
    process = served(site, program.free_port())
    process.send_signal(how)
    assert process.wait(10) == 0


def test_a_killed_program_lets_go_of_its_port(site: Site) -> None:
    port = program.free_port()
    process = served(site, port)
    process.kill()
    process.wait()
    again = served(site, port)
    again.terminate()
    assert again.wait(10) == 0
