"""People on the desk: who may sign in, and whose centers they keep. Superusers alone see them."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.admin import TOTPDevice

from ..desk.models import Device, Membership
from ..desk.models.membership import GROUPS
from .rights import SuperusersOnly, is_superuser

admin.site.unregister([User, Group, TOTPDevice])


class Memberships(admin.TabularInline):
    """The memberships of a user."""

    model = Membership
    extra = 1
    autocomplete_fields = ["center", "area"]
    fields = ["role", "center", "area"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)


@admin.register(User)
class PeopleAdmin(SuperusersOnly, UserAdmin):
    """Whoever may sign in. Roles come from memberships, groups from roles."""

    list_display = ["username", "first_name", "last_name", "is_staff", "is_superuser", "last_login"]
    inlines = [Memberships]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Personal info"), {"fields": ["last_name", "first_name", "email"]}),
        (
            _("Permissions"),
            {
                "fields": ["is_active", "is_staff", "is_superuser"],
                "description": _(
                    "Whoever works here needs “staff status” and, below, a role in a center or an"
                    " area. A superuser may do everything everywhere."
                ),
            },
        ),
        (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """A person is made first, with a password, and given roles then."""
        return self.inlines if obj else []


@admin.register(Group)
class RoleAdmin(SuperusersOnly, GroupAdmin):
    """The groups of the roles: which tables they open. Memberships count on their names."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["name"] if is_of_role(obj) else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not is_of_role(obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deleting many at once, among which those could be."""
        return {}


def is_of_role(group: Group | None) -> bool:
    """Whether a group is that of a role."""
    return group is not None and group.name in GROUPS.values()


@admin.register(Membership)
class MembershipAdmin(SuperusersOnly):
    """All memberships in one list."""

    list_display = ["user", "role", "center", "area"]
    list_filter = ["role"]
    list_select_related = ["user", "center", "area"]
    search_fields = ["user__username", "center__name", "center__name_en", "area__name"]
    autocomplete_fields = ["user", "center", "area"]
    fields = ["user", "role", "center", "area"]


@admin.register(Device)
class DeviceAdmin(SuperusersOnly):
    """Whose phone shows codes; who lost theirs has it deleted, and sets up another."""

    list_display = ["user", "confirmed", "created_at", "last_used_at"]
    search_fields = ["user__username"]
    fields = ["user", "confirmed", "created_at", "last_used_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
