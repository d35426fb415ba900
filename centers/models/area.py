"""Areas: districts and street-level units with their official statistical codes."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..search.keeping import KeptManager
from .edition import Listed
from .language import InLanguage


class Area(Listed):
    """A district (区) or a street-level unit (街道, 镇, 乡).

    A child's code begins with its parent's. Source of the codes: the National
    Bureau of Statistics' codes for statistical areas.
    """

    class Level(models.TextChoices):
        DISTRICT = "district", _("district")
        STREET = "street", _("street-level unit")

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

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        if self.parent_id and not self.code.startswith(self.parent_id):
            raise ValidationError({"code": _("The code must begin with the parent's code.")})
