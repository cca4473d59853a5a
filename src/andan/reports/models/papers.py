"""Papers that left an office: what was printed, word for word, and whether it still stands."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from andan.kit import codes
from andan.kit.text import fold
from andan.places.models import Agency
from andan.reports import papers
from andan.reports.models.report import Report


class PaperBook(models.Model):
    """The last number an agency gave in one series (TB, BB, …) of a year. Personal data: none."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "series", "year"], name="one_paper_book_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.series}/{self.year}"


class Paper(models.Model):
    """A paper as it was issued. It never changes; it is withdrawn or replaced.

    Personal data: `fields`, sealed: everything it prints; `issuer_name` of an officer; `ended_reason` may speak of
    persons. `code` is in its QR code and names nobody. Digests are hex SHA-256 of the two files as they were issued.
    `entry` is the number of its fact in the ledger.
    """

    code = models.CharField(max_length=20, unique=True)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="papers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    series = models.CharField(max_length=10)
    symbol = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    named = models.BooleanField(default=False)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issuer_name = models.CharField(max_length=120)
    issued_at = models.DateTimeField()
    pdf_digest = models.CharField(max_length=64, db_index=True)
    docx_digest = models.CharField(max_length=64, db_index=True)
    template_digest = models.CharField(max_length=64)
    fields = models.BinaryField()
    entry = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "series", "year", "number"], name="one_paper_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["report", "agency", "kind"],
                condition=Q(ended_at__isnull=True),
                name="one_standing_paper_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def sort(self) -> papers.Sort:
        return papers.SORTS[self.kind]

    @property
    def full_number(self) -> str:
        return papers.full_number(self.number, self.series, self.symbol)

    @property
    def grouped_code(self) -> str:
        return codes.grouped(self.code)

    @property
    def file_name(self) -> str:
        """Without its ending: which kind of paper, and its code; nothing of anybody."""
        return f"{fold(self.sort.name).replace(' ', '-')}-{self.grouped_code}"

    @property
    def stands(self) -> bool:
        return self.ended_at is None


class PaperFile(models.Model):
    """The bytes of an issued paper. Personal data: all of it, sealed with AES-GCM."""

    FORMS = [("pdf", "PDF"), ("docx", "DOCX")]

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="files")
    form = models.CharField(max_length=4, choices=FORMS)
    box = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "form"], name="one_file_of_a_form")]

    def __str__(self) -> str:
        return f"{self.paper_id}.{self.form}"
