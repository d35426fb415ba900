"""The mixin of every admin class: a page, a row and a choice are there for those who may."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin, ModelAdmin
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest

from ..rights import OwnedQuerySet

#: Columns that no list is narrowed by.
DOCUMENTS = (models.JSONField, models.BinaryField)


def rows_for(user: Any, rows: Any) -> Any:
    """Of rows of a center those that a user may change; all of those that belong to nobody."""
    return rows.editable_by(user) if isinstance(rows, OwnedQuerySet) else rows


def may_change(
    request: HttpRequest, row: models.Model | None, *, as_publisher: bool = False
) -> bool:
    """Whether a row is among those that whoever asks may change, or publish; asked once a request.

    Without a row it is a question of the table alone. A row that is not stored is nobody's yet.
    """
    user: Any = request.user
    if row is None or row.pk is None or user.is_superuser:
        return True
    rows = type(row)._default_manager.all()
    if not isinstance(rows, OwnedQuerySet):
        return True
    known = request.__dict__.setdefault("_rights", {})
    key = type(row), row.pk, as_publisher
    if key not in known:
        found = rows.editable_by(user, as_publisher=as_publisher).filter(pk=row.pk)
        known[key] = found.exists()
    return bool(known[key])


class ByRights(BaseModelAdmin):
    """Shows and changes nothing but what is within the rights of whoever asks.

    Django's permissions, which come with a role, open a table; `editable_by` opens rows of it. In
    an inline, `obj` is the listing whose rows it shows.
    """

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows: models.QuerySet[Any] = rows_for(request.user, super().get_queryset(request))
        return rows

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and may_change(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_change(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may_change(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = self.choices_for(db_field, request, kwargs.get("queryset"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = self.choices_for(db_field, request, kwargs.get("queryset"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def choices_for(self, db_field: Any, request: HttpRequest, rows: Any) -> Any:
        """The rows that a column may refer to: no foreign center is offered, or taken if sent."""
        if rows is None:
            rows = db_field.remote_field.model._default_manager.all()
        return rows_for(request.user, rows)

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """Whether a list may be narrowed by what an address asks.

        Not by rows that refer to this table: whoever may see an area could tell by them which
        centers, drafts of others among them, are in it. Nor by what is inside a document, which
        not every database can ask, nor by a pattern, which may keep one busy for hours.
        """
        allowed = super().lookup_allowed(lookup, value, request)
        return bool(allowed) and is_plain(self.model, lookup)


def is_plain(model: type[models.Model], lookup: str) -> bool:
    """Whether a lookup asks of a plain column, and at no step of a table that refers to this."""
    for part in lookup.split("__"):
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            break
        if (field.auto_created and not field.concrete) or isinstance(field, DOCUMENTS):
            return False
        if field.related_model is None:
            break
        model = field.related_model
    return not lookup.endswith("regex")


class SuperusersOnly(ModelAdmin):
    """A table of the desk itself: who may sign in, and what they may do."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_superuser(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)


def is_superuser(request: HttpRequest) -> bool:
    """Whether whoever asks may do everything."""
    return bool(request.user.is_active and request.user.is_superuser)
