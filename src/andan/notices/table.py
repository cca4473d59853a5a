"""Every kind of news this house knows: what the modules of settings.NEWS say, read when first needed."""

from functools import cache
from importlib import import_module
from types import ModuleType

from django.conf import settings

from andan.notices import news
from andan.notices.news import Group, Kind

_GONE = Kind("", news.OWN, "bell", "Có tin mới.", "/")  # of a kind that a later version no longer has


def kind(word: str) -> Kind:
    return _kinds().get(word, _GONE)


def groups(*, staff: bool) -> list[Group]:
    """What officers, or citizens, choose by, in order."""
    return [group for module in _modules() for group in module.GROUPS if group.staff is staff]


def is_staff(word: str) -> bool:
    """Whether a kind of news is for officers."""
    return kind(word).group in {group.word for group in groups(staff=True)}


@cache
def _kinds() -> dict[str, Kind]:
    return {one.word: one for module in _modules() for one in module.KINDS}


def _modules() -> list[ModuleType]:
    return [news, *map(import_module, settings.NEWS)]
