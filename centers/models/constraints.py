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


def one_of(column: str, choices: type[models.TextChoices], *others: str) -> models.CheckConstraint:
    """Holds a column to the values of its choices, and to the others given, such as "" for none."""
    return models.CheckConstraint(
        name=f"%(class)s_{column}_known",
        condition=models.Q(**{f"{column}__in": [*choices.values, *others]}),
    )


def filled(column: str) -> models.CheckConstraint:
    """Holds a column of text to be not empty."""
    return models.CheckConstraint(
        name=f"%(class)s_{column}_filled", condition=~models.Q(**{column: ""})
    )
