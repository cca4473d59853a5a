"""What is kept of a person for the sake of news goes. Must run inside another room's transaction."""

from collections.abc import Collection

from andan.notices.actions.ending import end
from andan.notices.models import Address, Notice, Preference


def forget_codes(codes: Collection[str]) -> None:
    """Every notice about these, whoever was told."""
    Notice.objects.filter(code__in=codes).delete()


def forget_addresses(who: str, *, by: str) -> int:
    """The person's addresses end, so that no letter follows; returns how many."""
    return sum(
        end(row, "withdrawn", by=by) is not None for row in Address.objects.filter(who=who, ended_at=None)
    )


def forget_person(who: str, *, by: str) -> None:
    """Addresses, choices and notices of the person."""
    forget_addresses(who, by=by)
    Address.objects.filter(who=who).delete()
    Preference.objects.filter(who=who).delete()
    Notice.objects.filter(who=who).delete()
