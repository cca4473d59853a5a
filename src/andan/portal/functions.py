"""What An Dân can do for a citizen today; the data is `functions.toml`."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

from django.conf import settings

from andan.accounts.actors import Actor
from andan.web.navigation import address


@dataclass(frozen=True, slots=True)
class Function:
    """One function. `url_name` is where it lives; `level_setting` names a setting, blank when anybody may."""

    slug: str
    name: str
    blurb: str
    icon: str
    url_name: str
    keywords: tuple[str, ...]
    level_setting: str = ""
    main: bool = False

    @property
    def href(self) -> str:
        """Where it lives; empty while its page does not exist."""
        return address(self.url_name)

    @property
    def level(self) -> int:
        return int(getattr(settings, self.level_setting)) if self.level_setting else 0

    def note_for(self, actor: Actor) -> str:
        """What stands under the name: what it is for, or what a signed-in person's account lacks."""
        lacking = actor.user_id is not None and not actor.is_staff and actor.level < self.level
        return f"Cần tài khoản định danh mức {self.level}" if lacking else self.blurb


FUNCTIONS = tuple(
    Function(**{**row, "keywords": tuple(row["keywords"])})
    for row in tomllib.loads((resources.files(__package__) / "functions.toml").read_text("utf-8"))["function"]
)

FIRST_PINS = ("phan-anh-antt", "tra-cuu-the", "tim-cong-an", "thay-so-ho-khau")
MOST_PINS = 4


def offered() -> Iterator[Function]:
    """The functions whose page exists, in order."""
    return (function for function in FUNCTIONS if function.href)


def chosen(slugs: Iterable[str]) -> list[Function]:
    """The offered functions with these slugs, in the order of the slugs; at most MOST_PINS."""
    known = {function.slug: function for function in offered()}
    return [known[slug] for slug in dict.fromkeys(slugs) if slug in known][:MOST_PINS]
