"""Canonical bytes: the same value gives the same bytes, whoever writes it and however it is laid out."""

from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from andan.ledger.facts import canonical, leaf_hash, read

SAFE = 2**53 - 1
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-SAFE, SAFE)
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_bytes_survive_a_reader_and_a_writer(value: Any) -> None:
    body = canonical(value)
    assert canonical(read(body)) == body


@given(st.dictionaries(st.text(), VALUES, max_size=6))
def test_the_order_of_keys_does_not_matter(value: dict[str, Any]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_bytes_are_those_of_rfc_8785() -> None:
    value = {"é": "Hải Phòng", "b": [1, 2.5, None], "a": "\x0f\n"}
    assert canonical(value) == '{"a":"\\u000f\\n","b":[1,2.5,null],"é":"Hải Phòng"}'.encode()


@given(VALUES)
def test_the_fast_way_and_the_library_give_the_same_bytes(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [2**53, -(2**53), [1, {"a": 2**60}]])
def test_a_number_that_readers_would_round_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="safe integer"):
        canonical(value)


def test_half_a_pair_of_surrogates_is_refused() -> None:
    with pytest.raises(ValueError, match="UTF-8"):
        canonical({"a": "\ud800"})


def test_a_value_nested_deep_is_written_all_the_same() -> None:
    value: Any = "a"
    for _ in range(300):
        value = [value]
    assert canonical(value) == b"[" * 300 + b'"a"' + b"]" * 300


@given(st.binary())
def test_a_leaf_is_hashed_apart_from_inner_nodes(body: bytes) -> None:
    assert leaf_hash(body) == sha256(b"\x00" + body).digest()
