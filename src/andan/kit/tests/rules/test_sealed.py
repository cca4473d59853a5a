import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.sealed import SealBroken, pseudonym, seal, unseal

KEY, OTHER = b"k" * 32, b"o" * 32
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_what_was_sealed_comes_back(value: object) -> None:
    assert unseal(KEY, seal(KEY, value, owner="report:1"), owner="report:1") == value


def test_nothing_can_be_read_and_no_two_boxes_are_alike() -> None:
    boxes = {seal(KEY, "Nguyễn Văn An", owner="report:1") for _ in range(5)}
    assert len(boxes) == 5
    assert not any("Nguyễn".encode() in box for box in boxes)


@given(st.data())
def test_one_changed_bit_breaks_the_seal(data: st.DataObject) -> None:
    box = bytearray(seal(KEY, {"phone": "0900000001"}, owner="report:1"))
    bit = data.draw(st.integers(0, len(box) * 8 - 1))
    box[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        unseal(KEY, bytes(box), owner="report:1")


@pytest.mark.parametrize(("key", "owner"), [(OTHER, "report:1"), (KEY, "report:2")])
def test_another_key_or_another_owner_opens_nothing(key: bytes, owner: str) -> None:
    with pytest.raises(SealBroken):
        unseal(key, seal(KEY, 1, owner="report:1"), owner=owner)


@given(st.binary(max_size=40))
def test_bytes_that_are_no_box_are_said_to_be_broken(box: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(KEY, box, owner="report:1")


def test_a_pseudonym_is_stable_and_needs_its_key() -> None:
    assert pseudonym(KEY, "001") == pseudonym(KEY, "001")
    assert len({pseudonym(key, subject) for key in (KEY, OTHER) for subject in ("001", "002")}) == 4
