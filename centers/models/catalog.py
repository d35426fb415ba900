"""Catalogs of stable codes: amenities, services, audiences; and how a fee is stated."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..search.keeping import KeptManager
from .constraints import filled, one_of
from .edition import Listed
from .language import InLanguage


class Fee(models.TextChoices):
    """What borrowing or using costs; an empty value is *not stated*."""

    FREE = "free", pgettext_lazy("fee", "free of charge")
    CONDITIONAL = "conditional", pgettext_lazy("fee", "free on conditions")
    PAID = "paid", pgettext_lazy("fee", "paid")


class CatalogEntry(Listed):
    """A code that never changes, its names, and other words that people search by."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=60, blank=True)
    synonyms = models.TextField(
        _("synonyms"), blank=True, help_text=_("Other words for it, separated by “;”.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lists show lower positions first.")
    )

    title = InLanguage("name")

    objects = KeptManager()

    class Meta:
        abstract = True
        ordering = ["position", "code"]
        constraints = [filled("code"), filled("name")]

    def __str__(self) -> str:
        return str(self.title)


class AmenityGroup(models.TextChoices):
    """Which amenities are shown together."""

    COMFORT = "comfort", _("comfort")
    EQUIPMENT = "equipment", _("equipment")
    ACCESS = "access", _("access")


class Amenity(CatalogEntry):
    """Something that a room or a center has, such as a projector or drinking water."""

    Group = AmenityGroup

    group = models.CharField(_("group"), max_length=10, choices=Group)

    class Meta(CatalogEntry.Meta):
        verbose_name = _("amenity")
        verbose_name_plural = _("amenities")
        constraints = [*CatalogEntry.Meta.constraints, one_of("group", AmenityGroup)]


class Service(CatalogEntry):
    """Something done for people at a center, such as a canteen or haircuts."""

    class Meta(CatalogEntry.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")


class Audience(CatalogEntry):
    """Who may borrow a room or use a service."""

    class Meta(CatalogEntry.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
