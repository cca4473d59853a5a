"""Batches, arrivals, the counter's words, wishes, publications."""

from django.db import models
from django.db.models import Q

from andan.cards.keyed import KEY_BYTES, NAME_MAX
from andan.cards.states import FACES, BatchState, Face, Means, Residence, State
from andan.places.models import Agency

SOURCE_MAX, LINE_MAX, TEXT_MAX = 120, 200, 500
EMAIL, PUSH = "email", "push"  # how a wish is told: channels of the outbox


class Batch(models.Model):
    """One box of cards that came to an agency. Personal data: the names of the officers who opened and closed it.

    `number` counts the agency's batches of `received_on`. `repeated` counts scans of a card that was just scanned.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=SOURCE_MAX, blank=True)
    expected = models.PositiveIntegerField(null=True, blank=True)
    residence = models.CharField(
        max_length=10, choices=[(one, one) for one in Residence], default=Residence.ANY
    )
    state = models.CharField(max_length=10, default=BatchState.SCANNING)
    repeated = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    opened_by_ref = models.CharField(max_length=64)
    opened_by_name = models.CharField(max_length=120)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "batches"
        ordering = ["-received_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "received_on", "number"], name="batch_number_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state=BatchState.SCANNING, closed_at__isnull=True)
                | Q(state__in=[BatchState.CLOSED, BatchState.DISCARDED], closed_at__isnull=False),
                name="batch_ends_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.received_on:%d/%m} – {self.number:02d}"


class Arrival(models.Model):
    """One card that came. Personal data: full name and birth date, until the arrival is gone; nothing else of the card.

    `birth` is yyyymmdd; month and day are 00 where the card gives the year alone. `key` is the keyed hash of both (see
    keyed.py), `folded` the name without accents for the search at the counter. `position` counts within the batch,
    from 1. `doubt` is a word of payloads.Doubt, "" when there is none. `ended_as`: how it ended, which the counts
    need once it is gone.
    """

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="arrivals", db_index=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    position = models.PositiveIntegerField()
    full_name = models.CharField(max_length=NAME_MAX, blank=True)
    birth = models.CharField(max_length=8, blank=True)
    folded = models.CharField(max_length=NAME_MAX, blank=True)
    key = models.BinaryField(max_length=KEY_BYTES, null=True, blank=True)
    means = models.CharField(max_length=8, choices=[(one, one) for one in Means])
    doubt = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, default=State.ARRIVED)
    version = models.PositiveIntegerField(default=1)
    public = models.BooleanField(default=False, help_text="Its batch is closed: people may ask for it")
    arrived_on = models.DateField()
    scanned_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_as = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["batch_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="arrival_position_once"),
            models.CheckConstraint(
                condition=Q(state=State.GONE, full_name="", birth="", folded="", key__isnull=True)
                | (~Q(state=State.GONE) & Q(key__isnull=False)),
                name="gone_keeps_nobody",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ARRIVED, ended_at__isnull=True, ended_as="")
                | (~Q(state=State.ARRIVED) & Q(ended_at__isnull=False, public=True)),
                name="arrival_ends_at_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["key", "agency", "state"], name="arrival_by_key"),
            models.Index(fields=["agency", "state", "arrived_on"], name="arrival_of_agency"),
            models.Index(fields=["changed_at"], name="arrival_changed"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.position}"

    @property
    def face(self) -> Face:
        return FACES[self.state]


class Counter(models.Model):
    """The words with which one agency answers. Personal data: none (`phone` is an office's).

    `keep_days`: how long a card waits there; `erase_days`: how long an ended arrival keeps its name.
    `source` says where hours, phone and limits come from, `valid_from` since when.
    """

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, primary_key=True, related_name="+")
    address = models.CharField(max_length=LINE_MAX, blank=True)
    where = models.CharField(max_length=TEXT_MAX, blank=True)
    where_temporary = models.CharField(max_length=TEXT_MAX, blank=True)
    hours = models.CharField(max_length=TEXT_MAX, blank=True)
    bring = models.CharField(max_length=TEXT_MAX, blank=True)
    ask = models.CharField(max_length=TEXT_MAX, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    hotline = models.CharField(max_length=20, blank=True)
    keep_days = models.PositiveSmallIntegerField()
    erase_days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=LINE_MAX, blank=True)
    valid_from = models.DateField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.agency_id)


class Wish(models.Model):
    """Somebody wants to be told. Personal data: `box` holds the address to tell, sealed.

    `key` is the keyed hash of name and birth date; `address_digest` a keyed hash of the address, so that one address
    leaves one wish for one card. Nobody is told before `confirmed_at`: the owner of the address said yes.
    """

    key = models.BinaryField(max_length=KEY_BYTES)
    channel = models.CharField(max_length=8)
    box = models.BinaryField()
    address_digest = models.CharField(max_length=32)
    left_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField()

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [models.UniqueConstraint(fields=["key", "address_digest"], name="one_wish_an_address")]
        indexes = [models.Index(fields=["address_digest"], name="wishes_of_address")]

    def __str__(self) -> str:
        return self.channel


class Publication(models.Model):
    """One publishing of the index into this home. Personal data: none.

    `seen_until` is the newest change that is in it: anything changed later is due.
    """

    published_at = models.DateTimeField()
    seen_until = models.DateTimeField()
    arrivals = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()

    class Meta:
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"{self.published_at:%Y-%m-%d %H:%M}"
