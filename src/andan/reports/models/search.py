"""What the search keeps of reports. All of it can be made anew from reports and steps: see actions.index."""

from django.db import models

from andan.reports.models.report import Report


class Indexed(models.Model):
    """That the search knows the words of a report as they stood with fact `entry` of the ledger.

    The words themselves lie where only the database reads them (see the migration): on PostgreSQL in a column of this
    table, on SQLite in `reports_words`. When a row here goes, whoever deletes it, its words go with it.
    Personal data: those words, and a keyed pseudonym of the reporter among them.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="+")
    entry = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.report_id} at {self.entry}"


class Indexing(models.Model):
    """How far the search has come; one row. Personal data: none.

    `entry`: the last fact followed for good. `seen`, `seen_before`: the horizon up to which it was looked at (see
    ledger.queries). Reports with a key of `filled` and above are known; those from `began` down to it were read in, the
    newest first. `unclean`: how often words were taken out that may still lie in the file, where nothing reads them,
    until the index is written together.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    entry = models.BigIntegerField(default=0)
    seen = models.BigIntegerField(default=0)
    seen_before = models.BigIntegerField(default=0)
    filled = models.BigIntegerField(default=0)
    began = models.BigIntegerField(default=0)
    unclean = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.entry}"

    @property
    def percent(self) -> int:
        """How much of what was there has been read in, 100 when all."""
        return 100 if self.filled <= 1 else min((self.began - self.filled) * 100 // max(self.began, 1), 99)
