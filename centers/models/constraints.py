"""Constraints whose sentence stands beside one field of a form instead of above all of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.constraints import BaseConstraint


class BesideField(BaseConstraint):
    """Held by the database as any other; in validation it speaks beside the field it names."""

    def __init__(self, *, beside: str, **options: Any) -> None:
        self.beside = beside
        super().__init__(**options)

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: set[str] | None = None,
        using: str = "default",
    ) -> None:
        try:
            super().validate(model, instance, exclude=exclude, using=using)
        except ValidationError as error:
            raise ValidationError({self.beside: error.messages}) from None

    def deconstruct(self) -> Any:
        path, arguments, options = super().deconstruct()
        return path, arguments, {**options, "beside": self.beside}


class CheckBeside(BesideField, models.CheckConstraint):
    """A condition on every row."""


class UniqueBeside(BesideField, models.UniqueConstraint):
    """Columns that no two rows share."""
