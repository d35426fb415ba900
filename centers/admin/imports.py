"""Import and export on the desk: upload, look over row by row, confirm; take one's own along."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from ..desk.models import Upload
from ..desk.recording import current
from ..desk.uploads import (
    MOST_BYTES,
    counts,
    deeds,
    forget_old,
    plan_upload,
    save_upload,
)
from ..importing.spreadsheets import UnusableFileError
from ..importing.tables import TABLES
from ..models import Edition
from ..opendata.workbook import TooLongError, export_template, export_workbook
from .rights import ByRights

ON_A_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """A workbook, or one table of it as CSV."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "The workbook as XLSX, or one of its tables as CSV (UTF-8 or GB18030). At most 10 MB"
            " and 20,000 rows."
        ),
    )
    table = forms.ChoiceField(
        label=gettext_lazy("If it is a CSV file: which table"),
        required=False,
        choices=[
            ("", gettext_lazy("as the file is called")),
            *((name, f"{table.head} · {name}") for name, table in TABLES.items()),
        ],
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB; split it."))
        return file

    def upload(self, user: Any) -> Upload:
        """The file, not stored yet; a CSV file is called like its table."""
        file, table = self.cleaned_data["file"], self.cleaned_data["table"]
        suffix = Path(file.name).suffix
        is_named = table and suffix.lower() == ".csv"
        name = f"{table}{suffix}" if is_named else file.name
        return Upload(user=user, name=name[-200:], content=file.read())


@admin.register(Upload)
class UploadAdmin(ByRights, admin.ModelAdmin):
    """What somebody imported or is about to; everybody sees their own."""

    list_display = ["name", "at", "is_done"]
    change_list_template = "admin/imports.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        mine = super().get_queryset(request).filter(user=request.user)
        return mine.defer("content", "lines")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        own = [
            path(f"{kind}/", self.admin_site.admin_view(self.download), {"kind": kind}, name=name)
            for kind, name in (
                ("export.xlsx", "desk_export_xlsx"),
                ("export.zip", "desk_export_csv"),
                ("template.xlsx", "desk_export_template"),
            )
        ]
        return [*own, *super().get_urls()]

    def download(self, request: HttpRequest, kind: str) -> HttpResponse:
        """All that whoever asks may change, drafts included, as the workbook; or its heads."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        with TemporaryDirectory() as folder:
            try:
                file = written(Path(folder), kind, request.user)
            except TooLongError as error:
                self.message_user(request, str(error.reason), messages.ERROR)
                return redirect("admin:desk_upload_changelist")
            content = file.read_bytes()
        name = f"directory-{timezone.localdate():%Y-%m-%d}{file.suffix}"
        return HttpResponse(
            content,
            content_type=XLSX if file.suffix == ".xlsx" else "application/zip",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The page to upload a file; or that on which to look it over."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if object_id is None:
            return self.uploading(request)
        upload = self.get_object(request, unquote(object_id))
        if upload is None:
            raise Http404
        return (
            self.confirmed(request, upload)
            if request.method == "POST"
            else self.told(request, upload)
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return redirect("admin:desk_upload_change", object_id)

    def uploading(self, request: HttpRequest) -> HttpResponse:
        """Take a file, if it can be read, and lead on to what it would do."""
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            upload = form.upload(request.user)
            try:
                upload.lines = plan_upload(upload, timezone.localdate()).lines
            except UnusableFileError as error:
                form.add_error("file", str(error.reason))
            else:
                forget_old()
                upload.save()
                return redirect("admin:desk_upload_change", upload.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import a workbook"),
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "admin/import.html", context)

    def confirmed(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        """Do what was told, if that is still what the file does."""
        recording = current.get()
        if upload.is_done or recording is None:
            return redirect("admin:desk_upload_change", upload.pk)
        # Nobody writes between the look at the directory and the import.
        Edition.objects.hold()
        planned = plan_upload(upload, timezone.localdate())
        if deeds(planned.lines) != deeds(upload.lines):
            upload.lines = planned.lines
            upload.save(update_fields=["lines"])
            text = _(
                "Listings were changed meanwhile, so the file does something else now. Look again."
            )
            self.message_user(request, text, messages.WARNING)
        else:
            save_upload(upload, planned, recording)
            self.message_user(request, _("The file is imported."), messages.SUCCESS)
        return redirect("admin:desk_upload_change", upload.pk)

    def told(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        """What each row of the file does, or did, in words."""
        counted = counts(upload.lines)
        asked = request.GET.get("outcome", "")
        lines = [line for line in upload.lines if asked in ("", line["outcome"])]
        page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import: %(name)s") % {"name": upload.name},
            "opts": self.opts,
            "upload": upload,
            "outcomes": [
                (word, outcomes()[word], counted[word]) for word in outcomes() if counted[word]
            ],
            "outcome": asked,
            "total": len(upload.lines),
            "page_obj": page,
            "lines": [in_words(line) for line in page],
            "does_something": counted["created"] + counted["changed"] > 0,
        }
        return TemplateResponse(request, "admin/import_lines.html", context)


def written(folder: Path, kind: str, user: Any) -> Path:
    """A file to take along, in a folder."""
    if kind == "template.xlsx":
        export_template(folder / "template.xlsx")
        return folder / "template.xlsx"
    if kind == "export.xlsx":
        export_workbook(folder / "directory.xlsx", user)
        return folder / "directory.xlsx"
    export_workbook(folder / "directory", user)
    return Path(shutil.make_archive(str(folder / "tables"), "zip", folder / "directory"))


def outcomes() -> dict[str, str]:
    """What can become of a row, the most telling first."""
    return {
        "rejected": pgettext("outcome of a row", "rejected"),
        "created": pgettext("outcome of a row", "created"),
        "changed": pgettext("outcome of a row", "changed"),
        "merged": pgettext("outcome of a row", "repeats another row"),
        "unchanged": pgettext("outcome of a row", "unchanged"),
    }


def in_words(line: dict[str, Any]) -> dict[str, Any]:
    """A line with the names of tables, columns and outcomes in the language of the page."""
    table = TABLES.get(line["table"])
    return {
        **line,
        "outcome": outcomes().get(line["outcome"], ""),
        "kind": line["outcome"],
        "table": (table.head if in_chinese() else table.name) if table else line["sheet"],
        "changes": [(head(key), *rest) for key, *rest in line["changes"]],
        "remarks": [(head(key), *rest) for key, *rest in line["remarks"]],
    }


def head(key: str) -> str:
    """What a column is called: in Chinese by its head, else by its key."""
    heads = {column.key: column.head for table in TABLES.values() for column in table.columns}
    return heads.get(key, key) if in_chinese() else key


def in_chinese() -> bool:
    """Whether the page is in Chinese."""
    return (get_language() or "").startswith("zh")
