"""The filters beside the lists of the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..desk.tasks import CENTER_TASKS, ROOM_TASKS, Task, kept, of_centers, of_rooms
from ..models import Area, Center
from .listed import NOT_STATED


class DistrictFilter(admin.SimpleListFilter):
    """Centers or rooms of one district."""

    title = _("district")
    parameter_name = "area"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The districts of one's own listings; nothing to choose if that is one."""
        own = model_admin.get_queryset(request).order_by()
        area = "area" if model_admin.model is Center else "center__area"
        here = Q(pk__in=own.values(area)) | Q(pk__in=own.values(f"{area}__parent"))
        districts = Area.objects.filter(here, level=Area.Level.DISTRICT)
        found = [(district.code, district.title) for district in districts]
        return found if len(found) > 1 else []

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        code = self.value()
        return queryset.in_area(code) if code else queryset


class TodoFilter(admin.SimpleListFilter):
    """Listings with something to do, as the first page of the desk counts them."""

    title = _("what there is to do")
    parameter_name = "todo"
    tasks: list[Task]
    #: The condition of each task on a date.
    conditions: Any

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(task.key, task.title) for task in self.tasks]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        condition = self.conditions(clock.now(request).date()).get(self.value())
        return queryset.none() if condition is None else kept(queryset).filter(condition)


class CenterTodoFilter(TodoFilter):
    """Centers with something to do."""

    tasks = CENTER_TASKS
    conditions = staticmethod(of_centers)


class RoomTodoFilter(TodoFilter):
    """Rooms with something to do."""

    tasks = ROOM_TASKS
    conditions = staticmethod(of_rooms)


class EmptyFilter(admin.SimpleListFilter):
    """Rows with or without something, in words of their own."""

    empty: Q
    words: tuple[Any, Any] = (NOT_STATED, _("stated"))

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", self.words[0]), ("yes", self.words[1])]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "no":
                return queryset.filter(self.empty)
            case "yes":
                return queryset.exclude(self.empty)
        return queryset


class HolidayFilter(EmptyFilter):
    """Centers by whether they say what they do on public holidays."""

    title = _("public holidays")
    parameter_name = "holidays"
    empty = Q(on_holidays="")


class PointFilter(EmptyFilter):
    """Centers by whether they can be put on a map."""

    title = _("coordinates")
    parameter_name = "point"
    empty = Q(latitude=None)


class PlaceFilter(EmptyFilter):
    """Details by whether they are a center's own or a room's."""

    title = _("whose it is")
    parameter_name = "of_room"
    empty = Q(room=None)
    words = (_("the center's own"), _("a room's"))
