"""The life of one report as plain rows: nothing of Django is asked per row, so that a million takes minutes."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

from andan.reports.models import Duty, Rating, Report, Step, Transfer
from andan.reports.states import CLASS_NAMES, OUTCOMES, ReportClass, State
from benches.million.drawn import Drawn, Office, Rows
from benches.million.tables import Table
from benches.million.words import Teller

YEARS = 3
SEED = "three years of a city"
_OPEN_DAYS, _OPEN_SHARE, _STRAGGLERS = (
    40,
    0.75,
    0.01,
)  # of what is younger than so many days; of what is older
_WEIGHTS = {"web": 62, "zalo": 18, "counter": 14, "api": 6}
_CLASSES = {
    ReportClass.ORDER_REPORT: 46,
    ReportClass.ADMINISTRATIVE_VIOLATION: 17,
    ReportClass.CRIME_TIP: 14,
    ReportClass.CRIME_DENUNCIATION: 12,
    ReportClass.ADMINISTRATIVE_PETITION: 5,
    ReportClass.DENUNCIATION: 2,
    ReportClass.COMPLAINT: 2,
    ReportClass.NOT_COMPETENT: 2,
}
_DAYS = {ReportClass.ORDER_REPORT: 15, ReportClass.ADMINISTRATIVE_VIOLATION: 15, ReportClass.COMPLAINT: 30}


class Lives:
    """Draws reports from the oldest to the newest. The first office gets the most, as Zipf has it."""

    def __init__(
        self,
        count: int,
        offices: Sequence[Office],
        kinds: Sequence[str],
        rules: Mapping[str, int],
        now: datetime,
    ) -> None:
        self._count, self._offices, self._rules, self._now = count, offices, rules, now
        self._dice = random.Random(SEED)
        self._teller = Teller(self._dice)
        self._shares = list(accumulate(1 / (rank + 8) for rank in range(len(offices))))
        self._kinds, self._kind_weights = (
            kinds,
            list(accumulate(1 / (rank + 2) for rank in range(len(kinds)))),
        )
        self._channels, self._channel_weights = list(_WEIGHTS), list(accumulate(_WEIGHTS.values()))
        self._classes, self._class_weights = list(_CLASSES), list(accumulate(_CLASSES.values()))
        self._outcomes = list(OUTCOMES)
        self._numbers: defaultdict[tuple[int, int], int] = defaultdict(int)
        self._entry = 0
        self.tables = {model: Table(model) for model in (Report, Step, Duty, Transfer, Rating)}

    @property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The last number of each agency and year."""
        return dict(self._numbers)

    def __iter__(self) -> Iterator[Rows]:
        return (self._life(place) for place in range(1, self._count + 1))

    def _life(self, pk: int) -> Rows:
        dice = self._dice
        office = dice.choices(self._offices, cum_weights=self._shares)[0]
        kind = dice.choices(self._kinds, cum_weights=self._kind_weights)[0]
        sent = self._sent(pk)
        report_class = dice.choices(self._classes, cum_weights=self._class_weights)[0]
        drawn = Drawn(pk, office, kind, sent, report_class, anonymous=dice.random() < 0.12)
        self._walk(drawn)
        return Rows(
            self._report(drawn),
            drawn.steps,
            [self._duty(drawn, *duty) for duty in drawn.duties],
            drawn.transfers,
            drawn.ratings,
        )

    def _sent(self, pk: int) -> datetime:
        """More and more as years go by, in the order of the keys, none in the last minute."""
        age = (1 - ((pk - self._dice.random()) / self._count) ** 0.7) * YEARS * 365.25
        return self._now - timedelta(days=age, seconds=60)

    def _walk(self, drawn: Drawn) -> None:
        """From the sending on, as far as the report has come: what the desk has not reached yet is open."""
        dice, rest = self._dice, (self._now - drawn.sent).total_seconds()
        waits = dice.random() < (_OPEN_SHARE if rest < _OPEN_DAYS * 86_400 else _STRAGGLERS)
        stages = dice.randint(0, 3) if waits else 4
        clock = drawn.sent
        self._step(drawn, "submission", clock, State.SUBMITTED, by="reporter")
        for stage in range(stages + 1):
            took = timedelta(seconds=min(dice.expovariate(1 / _TAKES[min(stage, 3)]), rest * 0.2))
            clock = min(clock + took, self._now - timedelta(seconds=1))
            if stage == stages and waits:
                break
            _STAGES[stage](self, drawn, clock)
            if drawn.closed:
                break

    def _receive(self, drawn: Drawn, at: datetime) -> None:
        drawn.state, drawn.received = State.RECEIVED, at
        if self._dice.random() < 0.03:
            self._transfer(drawn, at)
        year = at.year
        self._numbers[drawn.office.pk, year] += 1
        drawn.number, drawn.year = self._numbers[drawn.office.pk, year], year
        drawn.duties += [("reception", drawn.sent, 1 / 24, at)]
        self._step(drawn, "reception", at, State.RECEIVED, detail=f"Số {drawn.number:04d}/{year}")

    def _classify(self, drawn: Drawn, at: datetime) -> None:
        drawn.report_class = drawn.meant
        drawn.duties += [("classification", drawn.sent, 1.0, at)]
        if self._dice.random() < 0.06 and drawn.meant not in _CRIMES:
            drawn.closed = at
            self._step(drawn, "refusal", at, State.REFUSED, words=self._teller.words(drawn.kind))
        else:
            self._step(drawn, "classification", at, State.CLASSIFIED, detail=CLASS_NAMES[drawn.meant])

    def _assign(self, drawn: Drawn, at: datetime) -> None:
        drawn.holder = drawn.office.officer
        self._step(drawn, "assignment", at, State.VERIFYING)
        if self._dice.random() < 0.25:
            self._step(
                drawn, "verification", at, State.VERIFYING, words=self._teller.words(drawn.kind), public=0
            )

    def _work(self, drawn: Drawn, at: datetime) -> None:
        if self._dice.random() < 0.12:
            self._step(drawn, "question", at, State.VERIFYING, words="Biển số xe là bao nhiêu?")
            self._step(
                drawn, "answer", at, State.VERIFYING, words=self._teller.words(drawn.kind), by="reporter"
            )

    def _resolve(self, drawn: Drawn, at: datetime) -> None:
        drawn.closed = at
        outcome = self._dice.choice(self._outcomes)
        self._step(
            drawn,
            "result",
            at,
            State.RESOLVED,
            words=self._teller.words(drawn.kind),
            detail=OUTCOMES[outcome],
        )
        if self._dice.random() < 0.2:
            drawn.score = self._dice.choices((1, 2, 3, 4, 5), weights=(6, 6, 14, 34, 40))[0]
            self._step(drawn, "rating", at, State.RESOLVED, detail=f"{drawn.score} trên 5", by="reporter")
            drawn.ratings.append(
                self.tables[Rating].row(report_id=drawn.pk, score=drawn.score, words="", at=at)
            )

    def _transfer(self, drawn: Drawn, at: datetime) -> None:
        before, drawn.office = drawn.office, self._dice.choices(self._offices, cum_weights=self._shares)[0]
        drawn.transfers.append(
            self.tables[Transfer].row(
                report_id=drawn.pk,
                from_agency_id=before.pk,
                to_agency_id=drawn.office.pk,
                reason="Việc xảy ra ở nơi khác.",
                at=at,
            )
        )
        self._step(drawn, "transfer", at, State.TRANSFERRED, words="Việc xảy ra ở nơi khác.")

    def _step(
        self,
        drawn: Drawn,
        noun: str,
        at: datetime,
        state: State,
        *,
        words: str = "",
        detail: str = "",
        by: str = "bench",
        public: int = 1,
    ) -> None:
        self._entry += 1
        drawn.state, drawn.changed = state, at
        drawn.steps.append(
            self.tables[Step].row(
                report_id=drawn.pk,
                noun=noun,
                at=at,
                state=state.value,
                actor_ref=by,
                actor_name="" if by == "reporter" else "Đại úy Nguyễn Văn Mẫu",
                agency_name="" if by == "reporter" else drawn.office.name,
                words=words,
                detail=detail,
                public=public,
                entry=self._entry,
            )
        )

    def _duty(
        self, drawn: Drawn, name: str, start: datetime, days: float, done: datetime | None
    ) -> Sequence[Any]:
        return self.tables[Duty].row(
            report_id=drawn.pk,
            rule_id=self._rules[name],
            duty=name,
            amount=1 if name == "reception" else 24 if name == "classification" else int(days),
            unit="days" if name == "result" else "hours",
            basis="đo",
            started_at=start,
            due_at=start + timedelta(days=days),
            soon_at=start + timedelta(days=days * 0.75),
            done_at=done,
        )

    def _report(self, drawn: Drawn) -> Sequence[Any]:
        dice, told, office = self._dice, self._teller.told(drawn.kind), drawn.office
        drawn.duties.append(("result", drawn.sent, float(_DAYS.get(drawn.meant, 20)), drawn.closed))
        waiting = {} if drawn.closed else self._waiting(drawn)
        pinned = office.commune is not None and dice.random() < 0.6
        return self.tables[Report].row(
            id=drawn.pk,
            code=f"AD-{drawn.sent:%y%m}-{drawn.pk:07d}",
            receipt_digest=f"{drawn.pk:032x}",
            state=drawn.state.value,
            version=len(drawn.steps),
            agency_id=office.pk,
            owner="" if drawn.anonymous else f"{drawn.pk * 7919 % self._count:032x}",
            holder_id=drawn.holder,
            channel=dice.choices(self._channels, cum_weights=self._channel_weights)[0],
            level=0 if drawn.anonymous else 2,
            anonymous=int(drawn.anonymous),
            kind_id=drawn.kind,
            subject=told.subject,
            story=told.story,
            consequence=told.consequence,
            address=told.address,
            occurrence="unknown",
            commune_id=office.commune,
            latitude=office.lat + dice.gauss(0, 0.008) if pinned else None,
            longitude=office.lon + dice.gauss(0, 0.008) if pinned else None,
            submitted_at=drawn.sent,
            received_at=drawn.received,
            closed_at=drawn.closed,
            changed_at=drawn.changed,
            report_class=drawn.report_class,
            number=drawn.number,
            number_year=drawn.year,
            score=drawn.score,
            **waiting,
        )

    def _waiting(self, drawn: Drawn) -> dict[str, Any]:
        """The open duty that ends first; the others are added to what the report still owes."""
        done = {name for name, *_ in drawn.duties[:-1]}
        owed = [
            (name, days)
            for name, days in (("reception", 1 / 24), ("classification", 1.0))
            if name not in done
        ]
        drawn.duties += [(name, drawn.sent, days, None) for name, days in owed]
        name, days = owed[0] if owed else ("result", float(_DAYS.get(drawn.meant, 20)))
        return _next(name, drawn.sent, days)


def _next(name: str, start: datetime, days: float) -> dict[str, Any]:
    return {
        "next_duty": name,
        "next_from": start,
        "next_soon": start + timedelta(days=days * 0.75),
        "next_due": start + timedelta(days=days),
    }


_CRIMES = (ReportClass.CRIME_TIP, ReportClass.CRIME_DENUNCIATION)
_TAKES = (2_400.0, 30_000.0, 60_000.0, 600_000.0)  # seconds to receive, classify, assign, resolve, on average
_STAGES = (Lives._receive, Lives._classify, Lives._assign, Lives._work, Lives._resolve)
