"""Staff import a workbook: each row is told before, rights hold row by row, then it is done."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from centers.admin import imports
from centers.desk import uploads
from centers.desk.models import Upload, Version
from centers.models import Center, Edition, Phone, Room
from tests.admin.people import OURS, SECRET, THEIRS, make_places, sign_in
from tests.factories import make_area
from tests.reading import read

pytestmark = pytest.mark.django_db

IMPORTS = "/en/staff/desk/upload/"


@pytest.fixture
def ours():
    return make_places()


@pytest.fixture
def theirs():
    return make_places(THEIRS, SECRET, status="draft")


def table(*rows, name="centers.csv", encoding="utf-8"):
    """A CSV file with a row for each of some dicts."""
    text = StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode(encoding))


def upload(client, file, **data):
    """The page that tells what a file would do."""
    answer = client.post(f"{IMPORTS}add/", {"file": file, **data})
    assert answer.status_code == 302, answer.context["form"].errors
    return client.get(answer.url)


def confirm(client, page):
    return client.post(page.request["PATH_INFO"], follow=True)


def told(page):
    """What is told of each row: its outcome, its changes, its remarks."""
    return [
        (
            line["kind"],
            *(f"{c}: {a} > {b}" for c, a, b in line["changes"]),
            *(r[2] for r in line["remarks"]),
        )
        for line in page.context["lines"]
    ]


# --- what it does --------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_is_told_row_by_row_and_done_when_confirmed(staff, ours, encoding):
    file = table(
        {"slug": "center-310107005", "name": "新名字", "area": OURS},
        {"slug": "new", "name": "另一家", "area": "310107"},
        {"slug": "", "name": "没有代号", "area": OURS},
        encoding=encoding,
    )
    before = Edition.objects.number()
    page = upload(staff, file)
    assert told(page) == [
        ("changed", "name: 我们中心 > 新名字"),
        ("created",),
        ("rejected", "this is empty"),
    ]
    assert "Nothing is written yet." in read(page)
    assert (Edition.objects.number(), Center.objects.count()) == (before, 1)
    assert "The file is imported." in confirm(staff, page).content.decode()
    assert {center.name for center in Center.objects.all()} == {"新名字", "另一家"}
    assert Edition.objects.number() > before
    assert {(v.name, v.how, v.by) for v in Version.objects.all()} == {
        ("我们中心", "before", ""),
        ("新名字", "imported", "李娜"),
        ("另一家", "imported", "李娜"),
    }
    kept = Upload.objects.get()
    assert (kept.is_done, bytes(kept.content), len(kept.lines)) == (True, b"", 3)


def test_a_workbook_is_imported_with_its_details_and_told_in_chinese(staff, ours):
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in {
        "电话": [["中心代号", "号码"], ["center-310107005", "021-0000 0099"]],
        "房间": [["中心代号", "代号", "名称"], ["center-310107005", "room-310107005", "大厅"]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    page = upload(staff, SimpleUploadedFile("表.xlsx", content.getvalue()))
    chinese = read(staff.get(page.request["PATH_INFO"].removeprefix("/en")))
    assert "房间 2 有变化 大厅 名称：由“我们室”改为“大厅”" in chinese
    confirm(staff, page)
    assert Phone.objects.filter(number="021-0000 0099", room=None).count() == 1
    assert Version.objects.filter(how="imported", room=Room.objects.get().pk).get().name == "大厅"


def test_a_csv_file_of_any_name_is_the_table_that_is_chosen(staff, ours):
    file = table({"slug": "new", "name": "另一家", "address": "路"}, name="我的中心(1).csv")
    assert told(upload(staff, file, table="centers")) == [("created",)]


def test_listings_that_changed_meanwhile_are_told_anew(staff, ours):
    page = upload(staff, table({"slug": "center-310107005", "name": "新名字"}))
    Center.objects.update(name="别的")
    again = confirm(staff, page)
    assert told(again) == [("changed", "name: 别的 > 新名字")]
    assert Center.objects.get().name == "别的"
    confirm(staff, again)
    assert Center.objects.get().name == "新名字"
    before = Edition.objects.number()
    confirm(staff, again)
    assert Edition.objects.number() == before


def test_rows_are_shown_by_the_page_and_by_outcome(staff, monkeypatch):
    monkeypatch.setattr(imports, "ON_A_PAGE", 2)
    rows = [{"slug": f"c-{n}", "name": "中心", "address": "路" if n else ""} for n in range(4)]
    page = upload(staff, table(*rows))
    assert [line["line"] for line in page.context["lines"]] == [2, 3]
    address = page.request["PATH_INFO"]
    rest = staff.get(f"{address}?outcome=created&p=2")
    assert [(line["line"], line["kind"]) for line in rest.context["lines"]] == [(5, "created")]
    assert 'href="?outcome=created&amp;p=1"' in rest.content.decode()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("x.xlsx", b"no workbook"), "x.xlsx cannot be read: it must be XLSX"),
        (SimpleUploadedFile("x.csv", b"a,b\n1,2\n"), "x.csv has no sheet of the workbook"),
        (SimpleUploadedFile("centers.csv", b"\xff\xfe\x00\x81"), "neither in UTF-8 nor in GB18030"),
        (SimpleUploadedFile("centers.csv", b"x" * 10_000_001), "larger than 10 MB"),
        (SimpleUploadedFile("../../centers.csv", b""), "The submitted file is empty."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(staff, file, sentence):
    answer = staff.post(f"{IMPORTS}add/", {"file": file})
    [said] = answer.context["form"].errors["file"]
    assert sentence in said
    assert "/tmp" not in said
    assert Upload.objects.count() == 0


def test_more_rows_than_can_be_looked_over_are_refused(staff, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_ROWS", 2)
    rows = [{"slug": f"c-{n}", "name": "中心", "address": "路"} for n in range(3)]
    answer = staff.post(f"{IMPORTS}add/", {"file": table(*rows)})
    assert answer.context["form"].errors["file"] == ["The file has more than 2 rows; split it."]


# --- rights --------------------------------------------------------------------------------------


def test_a_keeper_changes_their_own_rows_and_learns_nothing_of_others(ours, theirs):
    client = sign_in("keeper", ours["center"]).client
    file = table(
        {"slug": "center-310107005", "name": "新名字", "area": OURS, "status": "closed"},
        {"slug": "center-310104003", "name": "夺走", "area": THEIRS, "status": ""},
        {"slug": "nobodys", "name": "新的", "area": OURS, "status": ""},
    )
    page = upload(client, file)
    mine, anothers, nobodys = told(page)
    assert mine == ("changed", "name: 我们中心 > 新名字", "status: published > closed")
    assert anothers == nobodys == ("rejected", "no center has this code")
    assert SECRET not in page.content.decode()
    confirm(client, page)
    assert Center.objects.get(slug="center-310107005").name == "新名字"
    assert Center.objects.get(slug="center-310104003").name == "秘密中心"
    assert Center.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("centers", {"status": "retired"}, "only a publisher may publish or retire this"),
        ("centers", {"status": "draft"}, "only a publisher may publish or retire this"),
        ("centers", {"area": "310107"}, "this is none of your areas"),
        (
            "rooms",
            {"slug": "new", "name": "新", "status": "published"},
            "only a publisher may publish or retire this",
        ),
        (
            "rooms",
            {"slug": "room-310107005", "status": "retired"},
            "only a publisher may publish or retire this",
        ),
        (
            "phones",
            {"center": "center-310104003", "number": "021-0000 0099"},
            "no center has this code",
        ),
        ("phones", {"center": "nobodys", "number": "021-0000 0099"}, "no center has this code"),
        (
            "phones",
            {"room": "room-310104003", "number": "021-0000 0099"},
            "this center has no room with this code",
        ),
    ],
)
def test_a_row_that_a_keeper_may_not_say_is_rejected(ours, theirs, name, row, reason):
    client = sign_in("keeper", ours["center"]).client
    key = {"slug": "center-310107005"} if name == "centers" else {"center": "center-310107005"}
    before = [list(model.objects.order_by("pk").values()) for model in (Center, Room, Phone)]
    page = upload(client, table({**key, **row}, name=f"{name}.csv"))
    assert told(page) == [("rejected", reason)]
    confirm(client, page)
    assert [
        list(model.objects.order_by("pk").values()) for model in (Center, Room, Phone)
    ] == before


def test_a_room_that_a_keeper_imports_is_a_draft(ours):
    client = sign_in("keeper", ours["center"]).client
    row = {"center": "center-310107005", "slug": "new", "name": "新", "imported_from": "sample"}
    confirm(client, upload(client, table(row, name="rooms.csv")))
    room = Room.objects.get(slug="new")
    assert (room.status, room.imported_from) == ("draft", "workbook")


def test_a_publisher_adds_centers_in_their_areas_under_names_that_are_free(ours, theirs):
    make_area("310107006")
    client = sign_in("publisher").client
    file = table(
        {"slug": "one", "name": "一", "area": "310107006", "address": "路", "status": "published"},
        {"slug": "two", "name": "二", "area": "310104", "status": "draft"},
        {"slug": "center-310104003", "name": "三", "area": OURS, "status": "draft"},
        {
            "slug": "center-310107005",
            "name": "我们中心",
            "area": "310107006",
            "address": "我们路",
            "status": "retired",
        },
    )
    page = upload(client, file)
    assert told(page) == [
        (
            "created",
            "it is not published: a public center can be asked by phone, e-mail, website or WeChat",
        ),
        ("rejected", "this is none of your areas"),
        ("rejected", "this address name is taken"),
        ("changed", f"area: {OURS} > 310107006", "status: published > retired"),
    ]
    confirm(client, page)
    assert dict(Center.objects.values_list("slug", "status")) == {
        "one": "draft",
        "center-310104003": "draft",
        "center-310107005": "retired",
    }


def test_an_upload_is_its_owners_alone(staff, ours, theirs):
    page = upload(staff, table({"slug": "center-310107005", "name": "新名字"}))
    client = sign_in("keeper", ours["center"]).client
    address = page.request["PATH_INFO"]
    assert [ask(address).status_code for ask in (client.get, client.post)] == [404, 404]
    assert list(client.get(IMPORTS).context["cl"].result_list) == []
    assert Center.objects.filter(name="新名字").count() == 0


@pytest.mark.parametrize("role", ["nobody", "stranger"])
def test_who_has_no_center_imports_and_exports_nothing(role, ours):
    client = sign_in(role).client
    if role == "nobody":
        for page in ("", "add/", "export.xlsx/", "export.zip/"):
            assert client.get(IMPORTS + page).status_code == 403
        assert client.post(f"{IMPORTS}add/", {"file": table({"slug": "x"})}).status_code == 403
    else:
        page = upload(client, table({"slug": "center-310107005", "name": "夺走"}))
        assert told(page) == [("rejected", "no center has this code")]
        book = load_workbook(BytesIO(client.get(f"{IMPORTS}export.xlsx/").content))
        assert [sheet.max_row for sheet in book] == [1] * 7


def test_an_export_holds_what_one_may_change_and_can_be_imported_again(ours, theirs):
    client = sign_in("keeper", ours["center"]).client
    for kind in ("export.xlsx", "export.zip"):
        answer = client.get(f"{IMPORTS}{kind}/")
        archive = ZipFile(BytesIO(answer.content))
        texts = [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
        assert SECRET not in "".join(texts)
        assert "我们中心" in "".join(texts)
    book = client.get(f"{IMPORTS}export.xlsx/").content
    page = upload(client, SimpleUploadedFile("directory.xlsx", book))
    assert {kind for kind, *_ in told(page)} == {"unchanged"}
    assert "This file would change nothing." in read(page)
