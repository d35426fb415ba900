"""Memberships: who keeps which center, or every center of which area."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from centers.models import Area, Center
from centers.models.constraints import CheckBeside, one_of


class Role(models.TextChoices):
    """What a member may do."""

    KEEPER = "keeper", _("keeper: edits what the listings say")
    PUBLISHER = "publisher", _("publisher: may also publish, retire and add")


#: The group that holds a role's permissions on tables; a migration makes them.
GROUPS = {Role.KEEPER: "keepers", Role.PUBLISHER: "publishers"}


class Membership(models.Model):
    """A user's role in one center, or in an area and every area inside it."""

    Role = Role

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("user"),
    )
    # A process without a desk may delete centers too, and knows nothing of this table.
    center = models.ForeignKey(
        Center,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("center"),
    )
    area = models.ForeignKey(
        Area,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("area"),
        help_text=_("Every center in this area and in the areas inside it."),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.KEEPER)

    class Meta:
        ordering = ["user__username", "area", "center"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            one_of("role", Role),
            CheckBeside(
                beside="center",
                name="membership_of_center_or_area",
                condition=Q(center__isnull=True, area__isnull=False)
                | Q(center__isnull=False, area__isnull=True),
                violation_error_message=_("Choose either a center or an area."),
            ),
            models.UniqueConstraint(name="membership_center_once", fields=["user", "center"]),
            models.UniqueConstraint(name="membership_area_once", fields=["user", "area"]),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.center or self.area} · {self.get_role_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic(using=kwargs.get("using")):
            super().save(*args, **kwargs)
            settle_groups(self.user)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic(using=kwargs.get("using")):
            gone = super().delete(*args, **kwargs)
            settle_groups(self.user)
            return gone


def settle_groups(user: Any) -> None:
    """Put a user into the groups of their roles, and out of those that they have no more.

    A group without a membership opens nothing: it says on which tables, memberships on which rows.
    """
    roles = set(user.memberships.order_by().values_list("role", flat=True))
    for role, name in GROUPS.items():
        group = Group.objects.get(name=name)
        if role in roles:
            user.groups.add(group)
        else:
            user.groups.remove(group)
