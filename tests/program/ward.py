"""A house with one ward, one officer and the server and worker that users run, in a home of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.frame import site

WARD, OFFICER, PASSWORD = "ca-hai-phong-hong-bang", "truc", "bốn-từ-dài-để-thử"
SIGN_IN = "/dang-nhap/can-bo/"
PATIENCE = 60  # seconds
_PREPARED = f"""
import django
django.setup()
from django.core.management import call_command
from andan.accounts import actions
from andan.accounts.actors import SYSTEM, Role
from andan.places.actions.load import load
from andan.places.actions.open_agencies import open_agencies
from andan.places.models import Agency
from andan.web import assets
from andan.zalo.stand_in import zalo
call_command("migrate", verbosity=0)
assets.build()
call_command("collectstatic", interactive=False, verbosity=0)
load(actor="system", only=frozenset({{"31"}}))
open_agencies(actor="system", codes=["{WARD}"])
known = {{"username": "{OFFICER}", "password": "{PASSWORD}", "full_name": "Phạm Đức Huy", "rank": ""}}
user = actions.make_officer(actor=SYSTEM, **known)
actions.give_post(actor=SYSTEM, user=user, agency=Agency.objects.get(code="{WARD}"), role=Role.COMMANDER)
zalo.connect()
"""


@dataclass(frozen=True, slots=True)
class House:
    """`log` holds all that server, worker and commands said; `temporary` is the machine's folder for passing files."""

    home: Path
    log: Path
    temporary: Path
    surroundings: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.surroundings['PORT']}"

    def line(self) -> socket.socket:
        """An open line to the server, for what no browser would say."""
        return socket.create_connection(("127.0.0.1", int(self.surroundings["PORT"])), timeout=10)

    def andan(self, *words: str, stdin: bytes = b"") -> int:
        """Run a command; what it says joins the log. Returns its exit status."""
        told = site.andan(*words)
        done = subprocess.run(told, env=self.surroundings, input=stdin, capture_output=True, timeout=PATIENCE)
        with self.log.open("ab") as log:
            log.write(done.stdout + done.stderr)
        return done.returncode


def built(folder: Path) -> House:
    """Everything that must be there before serving, and an officer with a post."""
    home, temporary = folder / "home", folder / "temporary"
    temporary.mkdir()
    told = site.environment(home, site.free_port())
    told |= {"DJANGO_SETTINGS_MODULE": "andan.settings", "TMPDIR": str(temporary)}
    subprocess.run([sys.executable, "-c", _PREPARED], env=told, check=True, timeout=4 * PATIENCE)
    return House(home, folder / "said.log", temporary, told | {"ANDAN_LOG_LEVEL": "DEBUG"})


@contextmanager
def served(house: House) -> Iterator[subprocess.Popen[bytes]]:
    """The server and its worker, until the block ends; then they have stopped as they were asked to."""
    with house.log.open("ab") as log:
        process = subprocess.Popen(site.andan("serve"), env=house.surroundings, stdout=log, stderr=log)
    try:
        site.wait(process, house.url, house.log)
        yield process
        process.terminate()
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()


@contextmanager
def browsing(url: str) -> Iterator["Officer"]:
    """Somebody who opened the page for signing in."""
    with httpx.Client(base_url=url, follow_redirects=True, timeout=PATIENCE) as browser:
        officer = Officer(browser, [])
        officer.get(SIGN_IN)
        yield officer


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody at the desk with a browser: `answers` are all that it was sent."""

    browser: httpx.Client
    answers: list[httpx.Response]

    def enter(self, login: str = OFFICER, password: str = PASSWORD) -> None:
        self.send(SIGN_IN, script=False, data={"login": login, "password": password})

    def get(self, path: str, **how: object) -> httpx.Response:
        return self._noted(self.browser.get(path, **how))  # type: ignore[arg-type]

    def send(self, path: str, *, script: bool = True, **body: object) -> httpx.Response:
        """POST as the page's script does it, or as its form does."""
        token = {"X-CSRFToken": self.browser.cookies["csrftoken"]}
        headers = token | ({"HX-Request": "true"} if script else {}) | body.pop("headers", {})  # type: ignore[operator]
        return self._noted(self.browser.post(path, headers=headers, **body))  # type: ignore[arg-type]

    def of_an_old_page(self, path: str, **body: object) -> httpx.Response:
        """POST without the token, as after a long pause."""
        return self._noted(self.browser.post(path, **body))  # type: ignore[arg-type]

    def head_of(self, path: str, length: int) -> bytes:
        """The beginning of a request whose body, a text of `length` bytes, is still to be sent."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        said = {
            "Host": self.browser.base_url.netloc.decode(),
            "Cookie": cookies,
            "X-CSRFToken": self.browser.cookies["csrftoken"],
            "HX-Request": "true",
            "Content-Type": "text/plain",
            "Content-Length": str(length),
        }
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items())]
        return "".join(f"{line}\r\n" for line in [*lines, ""]).encode()

    def _noted(self, answer: httpx.Response) -> httpx.Response:
        self.answers.extend([*answer.history, answer])
        return answer


def comes_true(question: Callable[[], object], *, every: float = 0.1) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(every)
    return False


def passing_files(process: subprocess.Popen[bytes]) -> list[bytes]:
    """What stands in files without a name that the server and its workers have open: nobody else can look there."""
    found = []
    for pid in _family(process.pid):
        for file in Path(f"/proc/{pid}/fd").iterdir():
            try:
                if file.readlink().name.endswith(" (deleted)"):
                    found.append(file.read_bytes())
            except OSError:
                continue
    return found


def _family(pid: int) -> Iterator[int]:
    """A process and all that come of it."""
    yield pid
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == pid:
            yield from _family(int(stat.parent.name))
