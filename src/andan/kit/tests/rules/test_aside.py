"""Things made by another process come as if they were made here."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from andan.kit.aside import aside
from andan.kit.refusals import Invalid


@pytest.fixture(params=[1, 2])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    many: int = request.param
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(many)))
    return many


def test_they_come_in_order_and_from_another_process_where_there_is_a_core_for_it(cores: int) -> None:
    came = list(aside((number, os.getpid()) for number in range(2_000)))
    assert [number for number, _ in came] == list(range(2_000))
    assert ({process for _, process in came} == {os.getpid()}) is (cores == 1)


@pytest.mark.usefixtures("cores")
def test_what_goes_wrong_is_raised_after_what_was_made_before_it() -> None:
    def things() -> Iterator[str]:
        yield "one"
        raise Invalid("Trang tính bị hỏng.", {"file": "Gửi lại tệp."})

    made = aside(things())
    assert next(made) == "one"
    with pytest.raises(Invalid, match="Trang tính bị hỏng") as caught:
        next(made)
    assert caught.value.fields == {"file": "Gửi lại tệp."}


@pytest.mark.usefixtures("cores")
def test_whoever_stops_taking_waits_for_nobody() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield bytes(100_000)

    made = aside(endless())
    assert next(made)
    made.close()  # type: ignore[attr-defined]
    assert list(made) == []


def test_what_comes_by_standard_input_can_be_made_into_things_aside() -> None:
    program = "import os, sys; os.sched_getaffinity = lambda _: {0, 1}; from andan.kit.aside import aside"
    read = f"{program}; print(list(aside(line.strip() for line in sys.stdin.buffer)))"
    done = subprocess.run([sys.executable, "-c", read], input=b"one\ntwo\n", capture_output=True)
    assert done.stdout.decode().strip() == "[b'one', b'two']", done.stderr.decode()
