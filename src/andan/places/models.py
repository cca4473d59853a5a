"""Provinces, communes, quarters, agencies, and the units of before July 2025 with what became of them."""

from django.db import models
from django.utils.functional import cached_property

from andan.places.bearings import Point


class UnitKind(models.TextChoices):
    """What a unit of today is; the label is how it is written in front of a name."""

    PROVINCE = "tinh", "Tỉnh"
    CITY = "thanh_pho", "Thành phố"
    XA = "xa", "Xã"
    PHUONG = "phuong", "Phường"
    DAC_KHU = "dac_khu", "Đặc khu"


class OldKind(models.TextChoices):
    """What a unit was before July 2025."""

    PROVINCE = "tinh", "Tỉnh"
    CITY = "thanh_pho", "Thành phố"
    QUAN = "quan", "Quận"
    HUYEN = "huyen", "Huyện"
    THI_XA = "thi_xa", "Thị xã"
    XA = "xa", "Xã"
    PHUONG = "phuong", "Phường"
    THI_TRAN = "thi_tran", "Thị trấn"


class OldLevel(models.TextChoices):
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    WARD = "ward", "Cấp xã"


class MappingKind(models.TextChoices):
    """`whole`: the old unit lies in this one commune. `split`: it lies in several, so a person has to choose."""

    WHOLE = "whole", "Trọn"
    SPLIT = "split", "Bị chia"


class AgencyKind(models.TextChoices):
    COMMUNE_POLICE = "commune_police", "Công an cấp xã"
    PROVINCIAL_POLICE = "provincial_police", "Công an cấp tỉnh"
    INVESTIGATION = "investigation", "Cơ quan Cảnh sát điều tra"
    COMMUNE_COMMITTEE = "commune_committee", "Ủy ban nhân dân cấp xã"
    PROVINCIAL_COMMITTEE = "provincial_committee", "Ủy ban nhân dân cấp tỉnh"
    PROCURACY = "procuracy", "Viện kiểm sát nhân dân"


class Province(models.Model):
    """One of the provinces and cities of today. Personal data: none.

    `slug` is our own key and never changes; `code` is the state's, as `source` gives it. `lat`, `lon` of the
    centre in degrees (WGS 84).
    """

    slug = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=80, help_text="With its kind: Thành phố Hải Phòng")
    kind = models.CharField(max_length=12, choices=UnitKind)
    folded = models.CharField(max_length=80)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    source = models.CharField(max_length=80)
    valid_from = models.DateField()

    class Meta:
        ordering = ["folded"]
        constraints = [
            models.UniqueConstraint(fields=["source", "code"], name="province_code_once_per_source"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["tinh", "thanh_pho"]), name="province_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """One xã, phường or đặc khu of today. Personal data: none.

    `slug` is our own key and never changes; `code` is the state's, as `source` gives it. `lat`, `lon` of the centre in
    degrees (WGS 84); `area_km2` in square kilometres. `remote` (mountain, island, far: longer terms) is edited by
    people; loading never overwrites it.
    """

    slug = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=80, help_text="With its kind: Phường Hồng Bàng")
    kind = models.CharField(max_length=12, choices=UnitKind)
    folded = models.CharField(max_length=80)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="communes")
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    area_km2 = models.FloatField(null=True)
    remote = models.BooleanField(default=False)
    remote_note = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=80)
    valid_from = models.DateField()

    class Meta:
        ordering = ["folded", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["source", "code"], name="commune_code_once_per_source"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["xa", "phuong", "dac_khu"]), name="commune_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["province", "folded"])]

    def __str__(self) -> str:
        return self.name

    @property
    def centre(self) -> Point | None:
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


class OldUnit(models.Model):
    """A ward, district or province as it was until `valid_until`. Personal data: none.

    `district_name` and `province_name` name its parents of that time, blank where it had none.
    """

    level = models.CharField(max_length=8, choices=OldLevel)
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=80, help_text="With its kind: Phường 5")
    kind = models.CharField(max_length=12, choices=OldKind)
    folded = models.CharField(max_length=80)
    district_name = models.CharField(max_length=80, blank=True)
    province_name = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=80)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField()
    communes = models.ManyToManyField(Commune, through="Mapping", related_name="old_units")

    class Meta:
        ordering = ["folded", "code"]
        constraints = [models.UniqueConstraint(fields=["level", "code"], name="old_unit_once_per_level")]

    def __str__(self) -> str:
        return ", ".join(name for name in (self.name, self.district_name) if name)


class Mapping(models.Model):
    """A commune of today in which an old unit lies, wholly or in part. Personal data: none."""

    old = models.ForeignKey(OldUnit, on_delete=models.CASCADE, related_name="mappings")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="mappings")
    kind = models.CharField(max_length=8, choices=MappingKind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "commune"], name="mapping_once")]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.commune_id} ({self.kind})"


class Quarter(models.Model):
    """A khu phố, ấp, thôn, tổ dân phố… of a commune, entered by people. Personal data: none."""

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="quarters")
    name = models.CharField(max_length=80, help_text="With its kind: Khu phố 3")
    kind = models.CharField(max_length=16)
    folded = models.CharField(max_length=80)
    position = models.PositiveIntegerField(help_text="Order of entry within the commune")

    class Meta:
        ordering = ["commune_id", "position"]
        constraints = [models.UniqueConstraint(fields=["commune", "folded"], name="quarter_once_per_commune")]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """An office that answers for a place. Personal data: none (`phone` is an office's, with where it was published).

    `code` is our own readable key and never changes: ca-hai-phong-hong-bang. `working` says whether people of the
    agency use An Dân. An agency of a commune has a commune, one of a province has none.
    """

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=24, choices=AgencyKind)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="agencies")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="agencies", null=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    phone_source = models.CharField(max_length=200, blank=True)
    working = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "kind"], name="agency_once_per_commune"),
            models.UniqueConstraint(
                fields=["province", "kind"],
                condition=models.Q(commune__isnull=True),
                name="agency_once_per_province",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["commune_police", "commune_committee"], commune__isnull=False)
                | models.Q(
                    kind__in=["provincial_police", "investigation", "provincial_committee", "procuracy"],
                    commune__isnull=True,
                ),
                name="agency_kind_fits_its_place",
            ),
            models.CheckConstraint(
                condition=models.Q(phone="") | ~models.Q(phone_source=""), name="agency_phone_has_a_source"
            ),
        ]
        indexes = [
            models.Index(fields=["province", "kind"]),
            models.Index(fields=["kind", "code"], condition=models.Q(working=True), name="agency_working"),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def remote(self) -> bool:
        """Whether the law gives its commune longer terms (mountain, island, far)."""
        return self.commune is not None and self.commune.remote


class Load(models.Model):
    """One loading of reference data; the newest digest says what the tables hold. Personal data: none."""

    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=80)
    loaded_at = models.DateTimeField()

    class Meta:
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"{self.source} {self.digest[:12]}"
