"""What the demo makes on the way does not stay behind."""

from pathlib import Path

from django.conf import LazySettings

from andan.portal.demo import sending


def test_a_cleaned_picture_leaves_no_second_copy(tmp_path: Path, settings: LazySettings) -> None:
    settings.TEMPORARY = tmp_path
    sending._cleaned.cache_clear()
    made, raw = sending._cleaned("night", 0)
    assert len(raw) == made.size
    assert list(tmp_path.iterdir()) == []
    sending._cleaned.cache_clear()
