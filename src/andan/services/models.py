"""The catalogue of public services, and the methods that replace the paper household book."""

from django.db import models


class ServiceGroup(models.Model):
    """The heading people look for a service under. Personal data: none."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    icon = models.CharField(max_length=40)
    blurb = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """One public service as the law names it. Personal data: none.

    `number` is its place in the list of Quyết định 06/QĐ-TTg. From `online_only_from` on it is not taken on paper.
    `unconfirmed` names the fields not yet compared with the text of the law; `keywords` are other ways to say it.
    """

    slug = models.SlugField(max_length=60, unique=True)
    number = models.PositiveSmallIntegerField(null=True, unique=True)
    name = models.CharField(max_length=160)
    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, related_name="services")
    ministry = models.CharField(max_length=120)
    basis = models.CharField(max_length=160)
    online_only_from = models.DateField(null=True)
    online_only_basis = models.CharField(max_length=160, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    hotline = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)
    unconfirmed = models.JSONField(default=list)
    keywords = models.JSONField(default=list)

    class Meta:
        ordering = ["group__position", "number"]

    def __str__(self) -> str:
        return self.name


class Method(models.Model):
    """One way to show where one lives without the paper household book. Personal data: none."""

    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=120)
    sentence = models.CharField(max_length=200)
    basis = models.CharField(max_length=160)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name


class CatalogueLoad(models.Model):
    """One loading of the catalogue; the newest digest says what the tables hold. Personal data: none."""

    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        get_latest_by = "id"

    def __str__(self) -> str:
        return self.digest[:12]
