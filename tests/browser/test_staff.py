"""Staff at work in a real browser, under the strict content security policy."""

import time

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from centers.models import Center, WeeklyHours
from tests.admin.makers import MAKERS
from tests.factories import make_area, make_center, make_phone, make_room

from .conftest import axe_faults

#: What axe calls serious or worse on the desk; Django leaves heads of columns empty.
SERIOUS = ["label", "label-title-only", "select-name", "link-in-text-block", "target-size"]
SERIOUS += ["color-contrast", "button-name", "link-name", "aria-valid-attr", "duplicate-id-aria"]
SERIOUS += [
    "aria-input-field-name",
    "heading-order",
    "empty-table-header",
    "scrollable-region-focusable",
]

REPORT = """addEventListener("securitypolicyviolation", event =>
    console.error(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`))"""


@pytest.fixture
def desk(page, transactional_db):
    """A page in which somebody has signed in; whatever the policy refuses fails the test."""
    User.objects.create_superuser("lina", password="a long enough password")
    page.add_init_script(REPORT)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/staff/")
    page.fill("#id_username", "lina")
    page.fill("#id_password", "a long enough password")
    page.click("[type=submit]")
    assert page.text_content("#user-tools strong") == "lina"
    yield page
    # No request may be under way when the database is emptied.
    page.wait_for_load_state("networkidle")


def addresses():
    """Every address of the desk below its root, with a row of each table to show."""
    rows = [maker() for maker in MAKERS.values()]
    rows += [Group.objects.create(name="others"), User.objects.get()]
    yield from ("", "password_change/", "password_change/done/", "centers/", "auth/", "desk/")
    yield from ("desk/membership/", "desk/membership/add/", "desk/version/")
    yield from ("desk/upload/", "desk/upload/add/", "desk/device/")
    for row in rows:
        table = f"{row._meta.app_label}/{row._meta.model_name}/"
        yield from (table, f"{table}add/", f"{table}add/?_popup=1")
        yield from (f"{table}{row.pk}/{page}/" for page in ("change", "history", "delete"))
    yield f"auth/user/{rows[-1].pk}/password/"


@pytest.mark.parametrize(("root", "language"), [("/staff/", "zh-hans"), ("/en/staff/", "en")])
def test_every_page_of_the_desk_works_under_the_policy(desk, root, language):
    shown = []
    for address in addresses():
        answer = desk.goto(root + address)
        shown.append((address, answer.status, desk.get_attribute("html", "lang")))
        assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert {(status, lang) for _, status, lang in shown} == {(200, language)}
    assert len(shown) > 10 * 6


def test_hours_are_typed_refused_corrected_and_saved(desk):
    center = make_center(name="长风中心")
    desk.goto("/en/staff/centers/center/")
    desk.click("text=长风中心")
    line = "[name=weeklyhours_set-0-day_{}]".format
    desk.fill(line(1), "22:00-22:00")
    desk.click("[data-workdays]:visible")
    desk.fill(line(6), "closed")
    desk.click(":nth-match([data-same]:visible, 6)")
    assert [desk.input_value(line(day)) for day in (5, 7)] == ["22:00-22:00", "closed"]
    desk.click("[name=_continue]")
    assert desk.inner_text(".week-day.errors >> nth=4 >> .errorlist") == (
        "It cannot close at the time it opens."
    )
    desk.fill(line(1), "22-2")
    for day in (2, 3, 4, 5):
        desk.fill(line(day), "closed")
    desk.click("[name=_continue]")
    assert "was changed successfully" in desk.inner_text(".messagelist .success")
    assert desk.input_value(line(1)) == "22:00–02:00"
    stored = WeeklyHours.objects.values_list("center", "weekday", "opens_minute", "closes_minute")
    assert list(stored) == [(center.pk, 1, 1320, 1560)]


def test_rows_dates_and_areas_are_chosen_with_the_desks_own_tools(desk):
    make_area("310107", name="普陀区")
    center = make_center()
    desk.goto(f"/staff/centers/center/{center.pk}/change/")
    desk.click(".field-area .select2-selection")
    desk.keyboard.type("普陀")
    desk.click(".select2-results__option:has-text('普陀区')")
    desk.click("#specialday_set-group .add-row a")
    assert desk.locator("#specialday_set-1 [name$=opens_minute]").is_visible()
    desk.click(".field-checked_on .datetimeshortcuts a >> nth=0")
    assert desk.input_value("#id_checked_on") != ""
    desk.click(".field-checked_on .datetimeshortcuts a >> nth=1")
    assert desk.locator(".calendarbox >> visible=true").count() == 1
    desk.keyboard.press("Escape")
    desk.click("[name=_save]")
    desk.wait_for_url("**/staff/centers/center/")
    saved = Center.objects.get()
    assert (saved.area_id, saved.checked_by) == ("310107", "lina")


def test_the_desk_speaks_the_other_language_at_a_click(desk):
    make_center(name="长风中心", name_en="Changfeng Center")
    desk.goto("/staff/centers/center/?q=长风")
    desk.click("#other-language")
    desk.wait_for_url("**/en/staff/**")
    assert desk.get_attribute("html", "lang") == "en"
    assert desk.inner_text("#site-name") == "Neighborhood Centers – staff desk"
    assert desk.input_value("#searchbar") == "长风"
    desk.click("#other-language")
    desk.wait_for_url(lambda address: "/en/" not in address)
    assert desk.get_attribute("html", "lang") == "zh-hans"


def test_a_superuser_sets_up_a_phone_by_the_picture_and_is_let_in(desk, settings):
    settings.TWO_FACTOR = True
    desk.goto("/en/staff/centers/center/")
    assert "/en/staff/two-factor/?next=" in desk.url
    assert axe_faults(desk) == []
    desk.click("[name=begin]")
    desk.wait_for_load_state("networkidle")
    loaded = "picture => picture.complete && picture.naturalWidth > 100"
    assert desk.eval_on_selector(".two-factor img", loaded)
    assert axe_faults(desk) == []
    device = TOTPDevice.objects.get()
    assert desk.inner_text("code").replace(" ", "") in device.config_url
    desk.fill("[name=code]", "not a code")
    desk.keyboard.press("Enter")
    assert "This code does not fit." in desk.inner_text(".errorlist")
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    desk.fill("[name=code]", f"{totp(device.bin_key):06}")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/en/staff/centers/center/")


def test_a_workbook_is_looked_over_and_imported(desk):
    center = make_center(name="长风中心", address="旧路1号")
    desk.goto("/staff/desk/upload/")
    desk.click("text=导入工作簿")
    desk.wait_for_load_state("networkidle")
    assert axe_faults(desk) == []
    text = f"slug,name,address\n{center.slug},长风中心,新路1号\nnew,,\n"
    file = {"name": "centers.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")}
    desk.set_input_files("[name=file]", file)
    desk.click("text=查看结果")
    desk.wait_for_url("**/change/")
    assert "地址：由“旧路1号”改为“新路1号”" in desk.inner_text(".changes")
    assert axe_faults(desk) == []
    desk.click("[value=确认导入]")
    assert "文件已导入" in desk.inner_text(".messagelist .success")
    assert Center.objects.get().address == "新路1号"


def test_two_people_on_one_listing_and_a_way_back(desk):
    center = make_center(name="长风中心", operator="街道")
    change = f"/en/staff/centers/center/{center.pk}/change/"
    desk.goto(change)
    desk.fill("#id_summary", "她的")
    Center.objects.get().save()
    Center.objects.update(operator="别人")
    desk.click("[name=_continue]")
    assert "changed while you were at it" in desk.inner_text(".meanwhile")
    assert axe_faults(desk, *SERIOUS) == []
    assert desk.input_value("#id_summary") == "她的"
    desk.click("[name=_continue]")
    assert "was changed successfully" in desk.inner_text(".messagelist .success")
    desk.click(".historylink")
    assert "Summary" in desk.inner_text(".changes")
    assert axe_faults(desk) == []
    desk.click("text=Go back to this version…")
    assert axe_faults(desk) == []
    desk.click("text=Bring this version back")
    desk.wait_for_url(f"**{change}")
    assert Center.objects.get().summary == ""
    desk.goto(f"/en/staff/centers/center/{center.pk}/delete/")
    assert axe_faults(desk) == []


def test_a_keepers_round_is_on_the_public_page_at_once(desk):
    center = make_center(name="长风中心", name_en="Changfeng Center", slug="changfeng")
    make_phone("021-0000 0001", of=center)
    desk.goto("/en/staff/")
    assert axe_faults(desk, *SERIOUS) == []
    desk.click(".desk-name")
    assert axe_faults(desk, *SERIOUS) == []
    for day in range(1, 8):
        desk.fill(f"[name=weeklyhours_set-0-day_{day}]", "0-24")
    today = f"{timezone.localdate():%Y-%m-%d}"
    desk.fill("[name=specialday_set-0-starts_on]", today)
    desk.fill("[name=specialday_set-0-reason]", "water main")
    desk.focus("[name=_check]")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/staff/centers/center/")
    saved = time.monotonic()
    desk.goto("/en/centers/changfeng/")
    shown = desk.inner_text("main")
    assert time.monotonic() - saved < 1
    assert "Closed today (water main)" in shown
    desk.goto(f"/en/staff/centers/center/{center.pk}/preview/")
    assert desk.locator(".preview-bar").is_visible()
    assert axe_faults(desk, *SERIOUS) == []
    assert Center.objects.get().checked_on == timezone.localdate()


def tab_to(page, selector):
    """Press Tab until an element has the focus, as somebody does who has no mouse."""
    has_it = "selector => document.activeElement.matches(selector)"
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate(has_it, selector):
            return
    pytest.fail(f"Tab does not lead to {selector}")


def test_the_keyboard_alone_will_do(page, transactional_db):
    center = make_center(
        name="长风中心", slug="changfeng", address="新村路1号", email="a@example.org"
    )
    for day in range(1, 8):
        center.weeklyhours_set.create(weekday=day, opens_minute=540, closes_minute=1020)
    User.objects.create_superuser("lina", password="a long enough password")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/en/staff/")
    page.keyboard.type("lina")
    tab_to(page, "#id_password")
    page.keyboard.type("a long enough password")
    page.keyboard.press("Enter")
    page.wait_for_selector(".desk-name")
    tab_to(page, ".desk-name")
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    tab_to(page, ".jump [href='#weeklyhours_set-group']")
    page.keyboard.press("Enter")
    tab_to(page, "[name=weeklyhours_set-0-day_5]")
    page.keyboard.press("Control+A")
    page.keyboard.type("10-16")
    tab_to(page, "[name=_check]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    page.goto("/en/centers/changfeng/")
    assert "10:00–16:00" in page.inner_text("main")
    assert Center.objects.get().checked_by == "lina"
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("root", ["/staff/", "/en/staff/"])
def test_pages_are_usable_when_small_and_with_large_text(desk, root):
    room = make_room()
    make_phone("021-0000 0001", of=room.center)
    center, hall = f"centers/center/{room.center_id}", f"centers/room/{room.pk}"
    addresses = [
        "",
        f"{center}/change/",
        f"{center}/copy/",
        f"{center}/history/",
        "desk/upload/add/",
    ]
    addresses += [f"{hall}/change/", f"{hall}/occupied/", f"{hall}/occupied-file/"]
    wide = "document.documentElement.scrollWidth > innerWidth"
    for width, text in ((320, "100%"), (1280, "200%")):
        desk.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            desk.goto(root + address)
            desk.evaluate("size => { document.documentElement.style.fontSize = size }", text)
            assert (address, desk.evaluate(wide)) == (address, False)
            if width == 320:
                assert axe_faults(desk, *SERIOUS) == []
