import pytest

from andan.kit.refusals import Forbidden, Invalid, NotThere, Refused, TooMany, check

ALL: list[type[Refused]] = [
    Refused,
    *(one for one in Refused.__subclasses__() if one.__module__ == Refused.__module__),
]


def test_each_refusal_has_its_own_word_and_a_client_status() -> None:
    assert len({refusal.code for refusal in ALL}) == len(ALL)
    assert all(400 <= refusal.status < 500 for refusal in ALL)


def test_a_refusal_carries_its_sentence() -> None:
    refusal = Forbidden("Chỉ huy làm việc này.", code="not_commander")
    assert (str(refusal), refusal.reason, refusal.code) == ("Chỉ huy làm việc này.",) * 2 + ("not_commander",)
    assert Forbidden.code == "forbidden"


def test_the_usual_refusals_speak_for_themselves() -> None:
    assert NotThere().reason
    assert TooMany().status == 429


def test_fields_are_copied() -> None:
    fields = {"phone": "Chưa có số điện thoại."}
    refusal = Invalid("Còn thiếu.", fields)
    fields.clear()
    assert refusal.fields == {"phone": "Chưa có số điện thoại."}
    assert Invalid("Còn thiếu.").fields == {}


def test_check_raises_a_no_and_lets_a_yes_pass() -> None:
    check(None)
    with pytest.raises(NotThere):
        check(NotThere())
