"""Uploads: files on their way in, what they would do, and what they did."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Upload(models.Model):
    """A file that somebody looks over before it is imported; the file goes once it is."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="uploads",
        verbose_name=_("user"),
    )
    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    at = models.DateTimeField(pgettext_lazy("history", "when"), auto_now=True)
    is_done = models.BooleanField(_("imported"), default=False)
    #: A line for each row of the file, see `centers.desk.uploads`.
    lines = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        verbose_name = pgettext_lazy("of a file", "import")
        verbose_name_plural = pgettext_lazy("of files", "imports")

    def __str__(self) -> str:
        return self.name
