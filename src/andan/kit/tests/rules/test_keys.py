from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from andan.kit import keys
from andan.kit.env import Misconfigured


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    key = keys.load_or_create(folder, "seal")
    assert len(key) == keys.SIZE
    assert keys.load_or_create(folder, "seal") == key
    assert keys.load_or_create(folder, "other") != key
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "seal.key").stat().st_mode & 0o777 == 0o600


def test_those_who_start_together_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: keys.load_or_create(tmp_path, "seal"), range(16)))
    assert len(made) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["seal.key"]


def test_a_damaged_key_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "seal.key"
    path.write_bytes(b"short")
    with pytest.raises(Misconfigured, match="backup"):
        keys.load_or_create(tmp_path, "seal")
    assert path.read_bytes() == b"short"
