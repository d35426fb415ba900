"""Areas: districts and street-level units with their official statistical codes."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..search.keeping import KeptManager
from .constraints import CheckBeside, filled, one_of
from .edition import Listed
from .language import InLanguage


class AreaLevel(models.TextChoices):
    """How large an area is."""

    DISTRICT = "district", _("district")
    STREET = "street", _("street-level unit")


class Area(Listed):
    """A district (区) or a street-level unit (街道, 镇, 乡).

    A child's code begins with its parent's. Source of the codes: the National
    Bureau of Statistics' codes for statistical areas.
    """

    Level = AreaLevel

    code = models.CharField(
        _("code"),
        max_length=12,
        primary_key=True,
        validators=[RegexValidator(r"^\d{2,12}$", _("Write digits only, 2 to 12 of them."))],
        help_text=_("The official statistical code, such as 310107."),
    )
    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("English name"), max_length=100, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("parent"),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level)

    title = InLanguage("name")

    objects = KeptManager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        constraints = [
            filled("name"),
            one_of("level", AreaLevel),
            CheckBeside(
                beside="code",
                name="area_code_begins_with_parents",
                condition=models.Q(parent__isnull=True)
                | models.Q(code__startswith=models.F("parent")),
                violation_error_message=_("The code must begin with the parent's code."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
