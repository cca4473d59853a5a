"""The files of the house, for the tests that read them."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "andan"
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/apps.py"))


def python(folder: Path = ROOT) -> list[Path]:
    """Every Python file we wrote; migrations are generated."""
    found = [path for top in ("src", "tests", "benches") for path in (ROOT / top).rglob("*.py")]
    return sorted(path for path in found if path.is_relative_to(folder) and "migrations" not in path.parts)


def templates() -> list[Path]:
    return sorted(PACKAGE.glob("**/templates/**/*.html"))


def own_static() -> list[Path]:
    kinds = {".css", ".js", ".svg", ".webmanifest"}
    return sorted(path for path in PACKAGE.glob("**/static/**/*") if path.suffix in kinds)


def short(path: Path) -> str:
    """How a path is told to a person."""
    return str(path.relative_to(ROOT))
