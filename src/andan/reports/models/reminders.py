"""How far the clock has told of what is due."""

from django.db import models

from andan.reports.models.report import Report


class Reminder(models.Model):
    """Of one report: that its next duty, due at `due`, was told of. Personal data: none.

    `told` is the step: 1 soon, 2 late, 3 late for long. It counts only while the report's `next_due` is still `due`:
    whoever moves the term need not know of it. In a table of its own, because a report's row lies in many indexes.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="+")
    due = models.DateTimeField()
    told = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["told", "told_at"], name="told_oldest")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.told}"


class AnswerReminder(models.Model):
    """Of one answer that is owed (see queries.answers_due): that it was told of. Personal data: none.

    `key` names the remark or the request; `told` is the step: 1 soon, 2 late. It counts only while it is due at `due`.
    """

    key = models.CharField(max_length=40, primary_key=True)
    due = models.DateTimeField()
    told = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key} {self.told}"
