"""The edition: the number of the directory as it stands, raised by whatever is written."""

from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from ..search.keeping import written


class EditionManager(models.Manager["Edition"]):
    """Reads and raises the one number."""

    def number(self) -> int:
        """The edition that readers see now; 0 before anything was written."""
        return self.values_list("number", flat=True).first() or 0

    def advance(self) -> None:
        """Make the next edition. `gathered` calls for it, and `noticing` what goes past that."""
        if not self.update(number=F("number") + 1):
            self.create(pk=Edition.ONLY, number=1)

    def hold(self) -> None:
        """Keep whoever else writes waiting until this transaction ends; nothing is raised yet."""
        self.select_for_update().first()


class Edition(models.Model):
    """One row: how many committed writes the directory has seen."""

    ONLY = 1

    number = models.PositiveBigIntegerField(_("number"))

    objects = EditionManager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("edition")
        constraints = [models.CheckConstraint(name="one_edition", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return str(self.number)


class Listed(models.Model):
    """What readers see of the directory: saving or deleting one makes the next edition."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with written(type(self), [self.pk]) as touched:
            super().save(*args, **kwargs)
            touched.rows(type(self), [self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with written(type(self), [self.pk]):
            return super().delete(*args, **kwargs)
