import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andan.kit.media import answers
from andan.kit.media.cleaned import Made
from andan.kit.refusals import Invalid, TooLarge

NONSENSE = [b"", b"[]", b"7", b'"refused"', b'{"refused": "x", "reason": ""}', b"{}", b'{"kind": 1}', b"\xff"]


def test_a_cleaned_file_comes_back_as_it_was(tmp_path: Path) -> None:
    made = Made("photo", "image/jpeg", tmp_path / "clean.jpg", b"small")
    made.path.touch()
    assert answers.opened(answers.made(made).encode(), tmp_path) == made


@pytest.mark.parametrize("refusal", [Invalid("Tệp hỏng."), TooLarge("Tệp nặng.")])
def test_a_refusal_comes_back_as_it_was(tmp_path: Path, refusal: Invalid | TooLarge) -> None:
    with pytest.raises(type(refusal), match=refusal.reason):
        answers.opened(answers.refused(refusal).encode(), tmp_path)


@pytest.mark.parametrize("answer", NONSENSE)
def test_nonsense_is_a_broken_file(tmp_path: Path, answer: bytes) -> None:
    with pytest.raises(Invalid, match="thiếu hoặc hỏng"):
        answers.opened(answer, tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from(["kind", "content_type", "file", "thumbnail", "refused", "reason"]), st.text()
    )
)
def test_any_answer_is_a_broken_file(tmp_path: Path, told: dict[str, str]) -> None:
    with pytest.raises((Invalid, TooLarge)):
        answers.opened(json.dumps(told).encode(), tmp_path)


def test_a_cell_cannot_point_outside_its_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "cell", tmp_path / "key"
    inside.mkdir()
    outside.write_text("secret")
    (inside / "link").symlink_to(outside)
    for file in ("../key", str(outside), "link", "..", "."):
        told = {"kind": "photo", "content_type": "image/jpeg", "file": file, "thumbnail": ""}
        with pytest.raises(Invalid):
            answers.opened(json.dumps(told).encode(), inside)
