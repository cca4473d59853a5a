from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andan.kit import env

NAME = "ANDAN_TRY"


@pytest.mark.parametrize("raw", ["1", "true", "YES", " on "])
def test_a_flag_is_raised(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    assert env.flag(NAME, default=False)


@pytest.mark.parametrize("raw", ["0", "False", "no", "off", ""])
def test_a_flag_is_lowered(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    assert not env.flag(NAME, default=True)


def test_what_is_not_set_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert env.flag(NAME, default=True)
    assert env.whole(NAME, 7) == 7
    assert env.text(NAME, "a") == "a"
    assert env.words(NAME, "a, b,") == ["a", "b"]


def test_a_flag_that_is_neither_says_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "maybe")
    with pytest.raises(env.Misconfigured, match=f"Write {NAME}=1 or {NAME}=0"):
        env.flag(NAME, default=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-5, 15))
def test_a_number_lies_between_its_bounds(monkeypatch: pytest.MonkeyPatch, value: int) -> None:
    monkeypatch.setenv(NAME, str(value))
    if 0 <= value <= 10:
        assert env.whole(NAME, 5, most=10) == value
    else:
        with pytest.raises(env.Misconfigured, match="between 0 and 10"):
            env.whole(NAME, 5, most=10)


@pytest.mark.parametrize("raw", ["", "ten", "1.5"])
def test_what_is_no_number_says_the_cure(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    with pytest.raises(env.Misconfigured, match=f"{NAME}=5"):
        env.whole(NAME, 5)


def test_an_empty_folder_is_never_the_current_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(NAME, "")
    assert env.folder(NAME, str(tmp_path)) == tmp_path
    monkeypatch.setenv(NAME, str(tmp_path / "a" / ".." / "b"))
    assert env.folder(NAME, "/") == tmp_path / "b"


def test_a_server_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.server(NAME, "smtp") is None
    monkeypatch.setenv(NAME, "smtps://an%40dan:m%3At@mail.example.org:465")
    assert env.server(NAME, "smtp", "smtps") == ("smtps", "mail.example.org", 465, "an@dan", "m:t")
    monkeypatch.setenv(NAME, "smtp://127.0.0.1")
    assert env.server(NAME, "smtp") == ("smtp", "127.0.0.1", None, "", "")


@pytest.mark.parametrize(
    "raw", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:port", "smtp://["]
)
def test_what_is_no_server_says_the_cure_and_not_the_password(
    monkeypatch: pytest.MonkeyPatch, raw: str
) -> None:
    monkeypatch.setenv(NAME, f"{raw}#secret")
    with pytest.raises(env.Misconfigured, match=rf"{NAME}.*Write smtp://user") as told:
        env.server(NAME, "smtp")
    assert "secret" not in str(told.value)


def test_times_of_the_day_rise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " 06:00, 14:00,22:30 ")
    assert env.hours(NAME, "07:30") == [time(6), time(14), time(22, 30)]


@pytest.mark.parametrize("raw", ["", "25:00", "19:30,07:30", "07:30,07:30", "07:30,14:00+02:00,x"])
def test_times_that_do_not_rise_say_the_cure(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    with pytest.raises(env.Misconfigured, match=NAME):
        env.hours(NAME, "07:30")
