"""Many reports at once, straight into the table: only here, to see how the desk bears them.

`python -m benches.rows COUNT LAYOUT` fills an empty table; the layouts are SPREAD and ONE_AGENCY.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

import django

from benches.desk import ONE_AGENCY
from benches.prepare import OFFICER, WARD

# Where they are spread over a province: the share of the officer's own ward, and of what is open. So much that a
# thousand fill the first page as well: what is compared is the reading of many, not the drawing of a longer page.
HERE, STILL_OPEN = 0.3, 0.4
BATCH = 400

django.setup()

from django.db import connection, transaction  # noqa: E402

from andan.accounts.models import User  # noqa: E402
from andan.kit import clock  # noqa: E402
from andan.ledger.inserting import insert_all  # noqa: E402
from andan.places.models import Agency  # noqa: E402
from andan.reports.models import Duty, DutyRule, IncidentKind, Report  # noqa: E402
from andan.reports.states import CLOSED, OPEN, UNTOUCHED, ReportClass, State  # noqa: E402


def fill(count: int, layout: str) -> None:
    """Write the reports and the open duties of those that are open, then let the database look at what it holds."""
    drawn = _Drawn(layout)
    for start in range(0, count, BATCH):
        reports = [drawn.report(number) for number in range(start, min(start + BATCH, count))]
        with transaction.atomic():
            insert_all(reports)
            insert_all([duty for report in reports for duty in drawn.duties(report)])
    with connection.cursor() as cursor:  # what the databases do by themselves after a while
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


class _Drawn:
    """Reports as dice give them; the same dice every time."""

    def __init__(self, layout: str) -> None:
        self.layout, self.dice, self.now = layout, random.Random(layout), clock.now()
        self.ward = Agency.objects.get(code=WARD)
        police = Agency.objects.filter(province=self.ward.province_id, kind="commune_police")
        self.others = list(police.exclude(pk=self.ward.pk))
        self.kinds = list(IncidentKind.objects.values_list("pk", flat=True))
        self.officer = User.objects.get(username=OFFICER)
        self.rule_id = DutyRule.objects.get(duty="result", scope="", place="").pk

    def report(self, number: int) -> Report:
        state = self._state()
        agency = self._agency()
        submitted = self._submitted(state)
        due = submitted + timedelta(hours=self.dice.choice([1, 24, 480]))
        taken = state not in UNTOUCHED
        open_columns = {
            "next_duty": "result" if taken else "reception",
            "next_from": submitted,
            "next_soon": submitted + (due - submitted) * 0.75,
            "next_due": due,
            "holder": self.officer if state == State.VERIFYING and agency == self.ward else None,
        }
        return Report(
            code=f"AD-BENCH-{number:07d}",
            receipt_digest=f"{number:032x}",
            state=state,
            agency=agency,
            owner=f"{self.dice.randrange(1 << 60):032x}",
            channel="web",
            level=2,
            anonymous=False,
            kind_id=self.dice.choice(self.kinds),
            subject="Karaoke quá giờ, ồn cả ngõ",
            story="Quán karaoke ở đầu ngõ hát tới 1 giờ sáng, loa rất to, trẻ con và người già không ngủ được.",
            occurrence="unknown",
            commune_id=agency.commune_id,
            address="Ngõ 12, đường Ví Dụ",
            submitted_at=submitted,
            received_at=submitted if taken else None,
            changed_at=submitted,
            closed_at=None if state in OPEN else submitted + timedelta(days=9),
            report_class=self.dice.choice(list(ReportClass)) if state in _CLASSIFIED else "",
            number=number if taken else None,
            number_year=submitted.year if taken else None,
            question_open=state == State.VERIFYING and self.dice.random() < 0.2,
            **(open_columns if state in OPEN else {}),
        )

    def duties(self, report: Report) -> Iterator[Duty]:
        if report.next_due and report.next_soon:
            yield Duty(
                report=report,
                rule_id=self.rule_id,
                duty=report.next_duty,
                amount=20,
                unit="days",
                basis="đo",
                started_at=report.submitted_at,
                due_at=report.next_due,
                soon_at=report.next_soon,
            )

    def _state(self) -> State:
        is_open = self.layout == ONE_AGENCY or self.dice.random() < STILL_OPEN
        return self.dice.choice(OPEN if is_open else CLOSED)

    def _agency(self) -> Agency:
        here = self.layout == ONE_AGENCY or self.dice.random() < HERE
        return self.ward if here else self.dice.choice(self.others)

    def _submitted(self, state: State) -> datetime:
        days = 21 if state in OPEN else 700
        return self.now - timedelta(seconds=self.dice.randrange(days * 86_400))


_CLASSIFIED = (State.CLASSIFIED, State.VERIFYING, *CLOSED)

if __name__ == "__main__":
    fill(int(sys.argv[1]), sys.argv[2])
    print(json.dumps(Report.objects.count()))
