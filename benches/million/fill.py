"""`python -m benches.million.fill COUNT [PROVINCE…]` fills an empty prepared home; prints how many rows there are.

All police of the provinces get their share (the one of the measured ward when none is named). What a search or a
statistic follows of its own (their indexes) is not filled here.
"""

import json
import logging
import sys
from collections.abc import Sequence
from itertools import islice

import django

from benches.prepare import OFFICER, WARD

CITY_OFFICER, CITY = "bench-thanh-pho", "provincial_police"
BATCH = 5_000

django.setup()
logging.disable(logging.INFO)

from django.db import connection, transaction  # noqa: E402

from andan.accounts.actions import give_post, make_officer  # noqa: E402
from andan.accounts.actors import SYSTEM, Role  # noqa: E402
from andan.accounts.models import User  # noqa: E402
from andan.kit import clock  # noqa: E402
from andan.places.models import Agency  # noqa: E402
from andan.reports.models import DutyRule, IncidentKind, Register  # noqa: E402
from benches.million.drawn import Office, Rows, offices  # noqa: E402
from benches.million.lives import Lives  # noqa: E402
from benches.million.tables import emptied_of_indexes  # noqa: E402


def fill(count: int, provinces: Sequence[str] = ()) -> dict[str, int]:
    """Write everything, then let the database look at what it holds. Returns the rows of each table."""
    lives = Lives(count, _offices(provinces), _kinds(), _rules(), clock.now())
    written = dict.fromkeys(lives.tables, 0)
    with emptied_of_indexes(lives.tables.values()):
        drawn = iter(lives)
        while some := list(islice(drawn, BATCH)):
            with transaction.atomic():
                for model, rows in zip(lives.tables, _by_table(some), strict=True):
                    lives.tables[model].write(rows)
                    written[model] += len(rows)
    _settle(lives)
    _city_officer()
    return {model._meta.model_name or "": rows for model, rows in written.items()}


def _by_table(lives: list[Rows]) -> list[list[Sequence[object]]]:
    reports = [life.report for life in lives]
    return [reports, *([row for life in lives for row in life[place]] for place in range(1, 5))]


def _offices(provinces: Sequence[str]) -> list[Office]:
    ward = Agency.objects.select_related("commune", "province").get(code=WARD)
    slugs = provinces or [ward.province.slug]
    police = Agency.objects.filter(province__slug__in=slugs, kind__in=("commune_police", CITY))
    rest = police.exclude(pk=ward.pk).select_related("commune").order_by("commune__area_km2", "code")
    return offices([ward, *rest], User.objects.get(username=OFFICER).pk)


def _kinds() -> list[str]:
    return list(IncidentKind.objects.values_list("pk", flat=True))


def _rules() -> dict[str, int]:
    """The rule of each duty that holds for every class."""
    return dict(DutyRule.objects.filter(scope="", place="").values_list("duty", "pk"))


def _settle(lives: Lives) -> None:
    """Registers and sequences go on behind what was written."""
    Register.objects.bulk_create(
        Register(agency_id=agency, year=year, last=last) for (agency, year), last in lives.numbers.items()
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('reports_report', 'id'), MAX(id)) FROM reports_report"
            )
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _city_officer() -> None:
    """Who reads the whole province."""
    officer = make_officer(
        actor=SYSTEM,
        username=CITY_OFFICER,
        full_name="Lê Thị Toàn",
        rank="Thượng tá",
        password="bốn-từ-dài-để-đo",
    )
    ward = Agency.objects.get(code=WARD)
    give_post(
        actor=SYSTEM,
        user=officer,
        agency=Agency.objects.get(province=ward.province_id, kind=CITY),
        role=Role.COMMANDER,
    )


if __name__ == "__main__":
    print(json.dumps(fill(int(sys.argv[1]), sys.argv[2:])))
