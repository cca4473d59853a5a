"""What data packages carry is set out once, whole."""

from pathlib import Path

from django.conf import LazySettings

from andan.web import borrowed


def test_it_is_set_out_once_and_asks_for_no_file_that_is_not_there(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.LEAFLET = tmp_path
    assert borrowed.missing()
    assert borrowed.build() == list(borrowed.FILES)
    assert not borrowed.missing()
    assert borrowed.build() == []
    assert b"sourceMappingURL" not in (tmp_path / "leaflet.js").read_bytes()
    assert b"Leaflet 1." in (tmp_path / "leaflet.js").read_bytes()[:100]


def test_another_version_is_set_out_again(settings: LazySettings, tmp_path: Path) -> None:
    settings.LEAFLET = tmp_path
    borrowed.build()
    (tmp_path / ".built").write_text("another")
    assert borrowed.missing()
