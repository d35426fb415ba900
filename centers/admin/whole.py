"""Details of a listing that are typed together instead of row by row."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest

from .rows import RowInline


class WholeFormSet(forms.BaseFormSet):
    """All rows of one kind; stands where the admin expects the formset of an inline."""

    model: type[models.Model]
    fk_name: str
    #: The fields that tell its forms apart.
    keys: tuple[str, ...]
    #: Whether whoever asks may change these rows.
    may_change = True

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        instance: Any,
        prefix: str,
        queryset: models.QuerySet[Any],
        save_as_new: bool = False,
    ) -> None:
        self.instance = instance
        self.stored = list(queryset.filter(**{self.fk_name: instance})) if instance.pk else []
        self.new_objects: list[Any] = []
        self.changed_objects: list[Any] = []
        self.deleted_objects: list[Any] = []
        initial = self.initial_of(self.stored)
        super().__init__(data if self.may_change else None, files, prefix=prefix, initial=initial)

    @classmethod
    def get_default_prefix(cls) -> str:
        return f"{cls.model._meta.model_name}_set"

    def initial_of(self, stored: list[Any]) -> list[dict[str, Any]]:
        """What the forms show of the stored rows."""
        raise NotImplementedError

    def label_of(self, values: dict[str, list[str]]) -> str:
        """What a form is called, by what is sent of it."""
        raise NotImplementedError

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Every form counts, also one that is sent as it was shown."""
        return {**super().get_form_kwargs(index), "empty_permitted": False}

    def get_queryset(self) -> list[Any]:
        """No form is one row."""
        return []

    def is_valid(self) -> bool:
        return not self.may_change or super().is_valid()

    def save(self, commit: bool = True) -> None:  # noqa: FBT001, FBT002
        """Bring the stored rows up to what was typed, leaving alone those that say so already."""
        if self.may_change:
            self.write()

    def write(self) -> None:
        """Delete, change and add the rows that differ."""
        raise NotImplementedError

    def remove(self, rows: Iterable[Any]) -> None:
        """Delete rows, and remember that for the log."""
        for row in rows:
            row.delete()
            self.deleted_objects.append(row)

    def add(self, row: Any) -> None:
        """Store a new row, and remember that for the log."""
        row.save()
        self.new_objects.append(row)


class WholeInline(RowInline):
    """Rows that are typed together, on a form of their own kind."""

    form_class: type[forms.Form]
    formset_class: type[WholeFormSet]
    extra_forms = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = forms.formset_factory(
            self.form_class, self.formset_class, extra=self.extra_forms, max_num=200
        )
        formset.model, formset.fk_name = self.model, self.fk_name
        formset.may_change = self.has_change_permission(request, obj)
        return formset
