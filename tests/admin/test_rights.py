"""Nobody sees, changes or guesses anything of another's center, by whichever door they come."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType

from centers.admin.rights import ByRights, SuperusersOnly
from centers.admin.statuses import statuses_open_to
from centers.desk.models import Membership, Upload, Version
from centers.models import Center, Edition, Room, SpecialDay, WeeklyHours
from centers.rights import CENTER_OF, OwnedQuerySet
from tests.admin.pages import filled_in, save
from tests.admin.people import OURS, ROLES, SECRET, THEIRS, make_places, sign_in
from tests.factories import make_area, make_center, make_room

pytestmark = pytest.mark.django_db

DESK = "/en/staff/centers/"
CHANGING = [role for role in ROLES if role not in ("nobody", "stranger")]
every_role = pytest.mark.parametrize("role", ROLES)
busy = pytest.mark.parametrize("role", ["keeper", "publisher"])
those_who_may = pytest.mark.parametrize("role", CHANGING)


@pytest.fixture
def ours():
    return make_places()


@pytest.fixture
def theirs():
    return make_places(THEIRS, SECRET, status="draft")


def state(rows):
    """All that is stored of some rows."""
    return {name: type(row).objects.filter(pk=row.pk).values().get() for name, row in rows.items()}


# --- the rule ------------------------------------------------------------------------------------


def test_every_table_of_a_center_asks_the_rule_and_every_admin_class_the_mixin():
    for model, model_admin in admin.site._registry.items():
        if model._meta.app_label == "centers" or model is Version:
            owned = isinstance(model._default_manager.all(), OwnedQuerySet)
            assert owned == (model.__name__ in CENTER_OF or model is Version)
            assert all(
                issubclass(each, ByRights) for each in (type(model_admin), *model_admin.inlines)
            )
        elif model is not Upload:
            assert isinstance(model_admin, SuperusersOnly)


@pytest.mark.parametrize(
    ("role", "editable", "publishable"),
    [
        ("nobody", [], []),
        ("stranger", [], []),
        ("keeper", ["ours"], []),
        ("area keeper", ["next", "ours"], []),
        ("publisher", ["next", "ours"], ["next", "ours"]),
        ("publisher of the center", ["ours"], ["ours"]),
    ],
)
def test_a_role_in_a_center_or_area_opens_its_centers_and_rooms(role, editable, publishable):
    district = make_area("310107")
    center = make_center(name="ours", area=make_area("310107005", parent=district))
    make_center(name="next", area=district)
    make_center(name="theirs", area=make_area("310104"))
    make_center(name="nowhere")
    for each in Center.objects.all():
        make_room(center=each, name=each.name)
    user = sign_in(role, center).user
    for rows in (Center.objects.order_by("name"), Room.objects.order_by("name")):
        assert [row.name for row in rows.editable_by(user)] == editable
        assert [row.name for row in rows.editable_by(user, as_publisher=True)] == publishable
    user.is_active = False
    assert list(Center.objects.editable_by(user)) == []
    assert Center.objects.editable_by(User(is_superuser=True)).count() == 4


def test_a_membership_brings_the_permissions_of_its_role_and_takes_them_away():
    user = sign_in("nobody").user
    held = Membership.objects.create(user=user, role="publisher", center=make_center())
    assert [group.name for group in user.groups.all()] == ["publishers"]
    held.role = "keeper"
    held.save()
    assert [group.name for group in user.groups.all()] == ["keepers"]
    held.delete()
    assert list(user.groups.all()) == []


def test_the_groups_open_these_tables_and_no_others():
    keepers, publishers = (
        set(Permission.objects.filter(group__name=name).values_list("codename", flat=True))
        for name in ("keepers", "publishers")
    )
    assert publishers - keepers == {"add_center"}
    assert {name for name in keepers if name.startswith("delete")} == {
        f"delete_{table.lower()}"
        for table in CENTER_OF
        if table not in ("Center", "Room", "FormerSlug")
    }
    assert {name for name in keepers if name.split("_")[1] in SHARED} == {
        f"view_{table}" for table in SHARED
    }


SHARED = ("amenity", "area", "audience", "calendarday", "formerslug", "service")


# --- doors to another's rows ---------------------------------------------------------------------


def paged(rows):
    """Those of some rows whose tables have pages of their own."""
    return {name: row for name, row in rows.items() if type(row) in admin.site._registry}


def pages_of(row):
    """Every address of the desk that is about one row, those that come yet included."""
    patterns = [url for url in admin.site.get_model_admin(type(row)).get_urls() if url.name]
    routes = [str(url.pattern) for url in patterns if "<path:object_id>" in str(url.pattern)]
    assert {"<path:object_id>/change/", "<path:object_id>/history/"} <= set(routes)
    table = row._meta.model_name
    return [f"{DESK}{table}/{route.replace('<path:object_id>', str(row.pk))}" for route in routes]


@pytest.mark.parametrize("role", ["nobody", "stranger", "keeper", "publisher"])
def test_anothers_row_is_as_if_it_were_not_there(role, ours, theirs):
    """The list, and every page of a row that there is, by GET and by POST."""
    client = sign_in(role, ours["center"]).client
    before, edition = state(theirs), Edition.objects.number()
    for table, row in paged(theirs).items():
        listed = client.get(f"{DESK}{table}/")
        if role == "nobody":
            assert listed.status_code == 403
        else:
            assert row not in listed.context["cl"].result_list
            assert SECRET not in listed.content.decode()
        for address in pages_of(row):
            for answer in (client.get(address), client.post(address, {"post": "yes", "name": "x"})):
                told = (answer.status_code, answer.get("Location"))
                assert told in [(302, "/en/staff/"), (403, None), (404, None), (405, None)], address
    assert (state(theirs), Edition.objects.number()) == (before, edition)


def test_the_same_is_told_of_anothers_row_and_of_none(ours, theirs):
    client = sign_in("keeper", ours["center"]).client
    for table in ("center", "room", "formerslug"):
        told = []
        for pk in (theirs[table].pk, 987654):
            page = client.get(f"{DESK}{table}/{pk}/change/", follow=True).content.decode()
            told.append(re.search(r'class="warning">(.*?)</li>', page)[1].replace(str(pk), "N"))
        assert told[0] == told[1]
        assert "doesn’t exist" in told[0]


@busy
def test_ones_own_rows_are_there(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    for table, row in paged(ours).items():
        listed = client.get(f"{DESK}{table}/").context["cl"].result_list
        assert [each.pk for each in listed] == [row.pk]
        page = client.get(f"{DESK}{table}/{row.pk}/change/")
        assert (page.status_code, SECRET in page.content.decode()) == (200, False)


@every_role
def test_a_detail_is_on_no_page_but_its_listings(role, ours, theirs):
    """So that none can be moved or added to another's center by its own column."""
    client = sign_in(role, ours["center"]).client
    before = state(ours), state(theirs)
    for table in ours.keys() - paged(ours).keys():
        sent = {"center": theirs["center"].pk, "room": theirs["room"].pk, "post": "yes"}
        row = ours[table]
        for page in ("", "add/", *(f"{row.pk}/{each}/" for each in ("change", "delete"))):
            answers = (
                client.get(f"{DESK}{table}/{page}"),
                client.post(f"{DESK}{table}/{page}", sent),
            )
            assert [answer.status_code for answer in answers] == [404, 404]
    assert (state(ours), state(theirs)) == before


@busy
def test_a_room_stays_in_its_center_and_is_added_to_no_other(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    page = f"{DESK}room/{ours['room'].pk}/change/"
    assert save(client, page, center=theirs["center"].pk).status_code == 302
    answer = save(
        client, f"{DESK}room/add/", center=theirs["center"].pk, name="x", slug="x", status="draft"
    )
    assert list(answer.context["adminform"].form.errors) == ["center"]
    assert Room.objects.get(pk=ours["room"].pk).center == ours["center"]
    assert theirs["center"].rooms.count() == 1


@busy
def test_rows_sent_along_with_ones_own_page_cannot_be_anothers(role, ours, theirs):
    """An inline's hidden numbers: whose row it is, and whose page it is on."""
    client = sign_in(role, ours["center"]).client
    other = state(theirs)
    stolen = {
        "phone_set": theirs["phone"],
        "weeklyhours_set": theirs["weeklyhours"],
        "specialday_set": theirs["specialday"],
        "serviceoffer_set": theirs["serviceoffer"],
        "centeramenity_set": theirs["centeramenity"],
        "rooms": theirs["room"],
    }
    page = f"{DESK}center/{ours['center'].pk}/change/"
    fields = filled_in(client.get(page))
    for kind, row in stolen.items():
        fields |= {
            f"{kind}-INITIAL_FORMS": 1,
            f"{kind}-TOTAL_FORMS": 1,
            f"{kind}-0-id": row.pk,
            f"{kind}-0-center": theirs["center"].pk,
        }
    for more in ({}, {f"{kind}-0-DELETE": "on" for kind in stolen}):
        client.post(page, {**fields, **more})
    assert state(theirs) == other


@busy
def test_choices_offer_nothing_of_anothers(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    base = "/en/staff/autocomplete/?app_label=centers&term="
    fields = [("phone", "center"), ("phone", "room"), ("room", "center"), ("occupied", "room")]
    for model, field in fields:
        for term in ("", SECRET, THEIRS):
            address = f"{base}{term}&model_name={model}&field_name={field}"
            found = [row["text"] for row in client.get(address).json()["results"]]
            assert SECRET not in "".join(found)
            assert len(found) == (0 if term else 1)


@busy
def test_no_other_table_or_column_is_a_way_to_choices(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    found = set()
    for each in apps.get_models():
        label = each._meta.label
        app, model = label.split(".")
        fields = each._meta.get_fields()
        # Of the columns that refer to nothing one will do.
        plain = [field.name for field in fields if not field.is_relation][:1]
        for name in [*(field.name for field in fields if field.is_relation), *plain, "nothing"]:
            query = {"app_label": app, "model_name": model, "field_name": name, "term": ""}
            answer = client.get("/en/staff/autocomplete/", query)
            assert answer.status_code in (200, 403, 404), (label, name)
            if answer.status_code == 200:
                found.add(f"{label}.{name}")
                rows = [row["text"] for row in answer.json()["results"]]
                assert SECRET not in "".join(rows), (label, name)
    tables = {"Center", "Room", "Area", "Amenity", "Service", "Audience"}
    assert {name.split(".")[0] for name in found} == {"centers", "desk"}
    for name in found:
        model = apps.get_model(name.rpartition(".")[0])
        assert model._meta.get_field(name.rpartition(".")[2]).related_model.__name__ in tables


@busy
def test_a_list_asked_in_an_odd_way_tells_nothing_of_anothers(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    center = theirs["center"].pk
    odd = ["todo=x", "_facets=True", "all=", "_popup=1", "_to_field=slug", "o=9.-9", "p=99", "e=1"]
    odd += [f"q={SECRET}", f"id={center}", f"pk__in={center}", "status=draft", "area__isnull=0"]
    odd += ["name__regex=^(秘+)+$", "id__regex=1", "area__name__iregex=x"]
    odd += ["name__startswith=秘", "key__names__contains=秘", f"center__name__contains={SECRET}"]
    for table in paged(theirs):
        for query in odd:
            answer = client.get(f"{DESK}{table}/?{query}")
            assert answer.status_code in (200, 302, 400), (table, query)
            said = answer.content.decode().replace(f'value="{SECRET}"', "")
            assert answer.status_code == 400 or SECRET not in said, (table, query)


@busy
def test_actions_on_anothers_rows_do_nothing(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    before = state(theirs)
    for table, row in paged(theirs).items():
        chosen = {"_selected_action": [row.pk], "select_across": "0", "post": "yes"}
        for action in ("delete_selected", "retire_selected"):
            client.post(f"{DESK}{table}/", {"action": action, **chosen})
        # As if the list could be edited where it stands.
        rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": row.pk}
        typed = {"form-0-status": "published", "form-0-label": "x", "_save": "1"}
        client.post(f"{DESK}{table}/", rows | typed)
    assert state(theirs) == before


def test_what_no_page_sends_is_an_error_of_whoever_sent_it(staff, ours):
    version, upload = "/en/staff/desk/version/", "/en/staff/desk/upload/"
    for asked in (f"{version}?snapshot__contains=x", f"{upload}?lines__contains=x"):
        assert staff.get(asked).status_code == 400
    for chosen in ("x", "6 or 1=1", "9" * 30, "\0"):
        sent = {"action": "add_special_day", "_selected_action": [chosen]}
        assert staff.post(f"{DESK}center/", sent).status_code == 400
    copied = {"hours": "on", "targets": [make_center(name="别的").pk]}
    answer = staff.post(f"{DESK}center/{ours['center'].pk}/copy/", copied)
    assert (answer.status_code, len(answer.context["touched"])) == (200, 1)


@busy
def test_no_list_tells_by_its_filters_which_centers_an_area_or_amenity_has(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    center, room = theirs["center"].pk, theirs["room"].pk
    asked = [
        (table, f"{lookup}={value}")
        for table, lookup, value in [
            ("area", "center", center),
            ("area", "center__id", center),
            ("area", "center__isnull", 0),
            ("amenity", "centers", center),
            ("amenity", "rooms__id__exact", room),
            ("service", "centers__pk", center),
            ("audience", "room", room),
            ("audience", "serviceoffer__center", center),
        ]
    ]
    for table, query in asked:
        answer = client.get(f"{DESK}{table}/?{query}")
        # Not allowed to ask, or asked in vain: never a list that depends on it.
        assert answer.status_code in (400, 302), (table, query)


@every_role
def test_numbers_lead_to_no_public_address(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    for row in (theirs["center"], theirs["room"]):
        kind = ContentType.objects.get_for_model(row)
        assert client.get(f"/en/staff/r/{kind.pk}/{row.pk}/").status_code == 404


@busy
def test_hours_are_copied_to_no_center_of_anothers_and_none_of_theirs_is_closed(role, ours, theirs):
    WeeklyHours.objects.create(center=ours["center"], weekday=3, opens_minute=1, closes_minute=60)
    client = sign_in(role, ours["center"]).client
    page = f"{DESK}center/{ours['center'].pk}/copy/"
    shown = client.get(f"{page}?q={SECRET}").content.decode()
    assert f'value="{theirs["center"].pk}"' not in shown
    sent = {"stage": "apply", "hours": "on", "special_days": "on", "targets": [theirs["center"].pk]}
    answer = client.post(page, sent)
    assert answer.status_code == 200
    assert "targets" in answer.context["form"].errors
    assert SECRET not in answer.content.decode().replace(f'value="{SECRET}"', "")
    client.post(
        f"{DESK}center/",
        {
            "action": "add_special_day",
            "_selected_action": [theirs["center"].pk],
            "stage": "apply",
            "starts_on": "2027-01-01",
            "ends_on": "2027-01-01",
        },
    )
    assert WeeklyHours.objects.filter(center=theirs["center"]).count() == 1
    assert SpecialDay.objects.filter(center=theirs["center"]).count() == 1


# --- doors to the desk itself --------------------------------------------------------------------


@every_role
def test_who_may_sign_in_and_do_what_is_the_superusers_alone(role, ours):
    person = sign_in(role, ours["center"])
    held = person.user.memberships.first()
    pages = ["auth/user/", "auth/group/", "desk/membership/"]
    pages += [f"{page}add/" for page in pages] + [f"auth/user/{person.user.pk}/change/"]
    pages += [f"auth/user/{person.user.pk}/password/"]
    pages += [f"desk/membership/{held.pk}/change/"] if held else []
    for page in pages:
        for ask in (person.client.get, person.client.post):
            assert ask(f"/en/staff/{page}", {"is_superuser": "on"}).status_code == 403, page
    found = person.client.get(
        "/en/staff/autocomplete/?app_label=desk&model_name=membership&field_name=user"
    )
    assert found.status_code == 403
    assert not User.objects.filter(is_superuser=True).exists()


def test_the_groups_of_the_roles_stay_and_keep_their_names(staff):
    for group in Group.objects.filter(name__in=["keepers", "publishers"]):
        page = f"/en/staff/auth/group/{group.pk}/"
        assert staff.post(f"{page}delete/", {"post": "yes"}).status_code == 403
        save(staff, f"{page}change/", name="others")
    chosen = {"action": "delete_selected", "_selected_action": [group.pk], "post": "yes"}
    staff.post("/en/staff/auth/group/", chosen)
    assert set(Group.objects.values_list("name", flat=True)) == {"keepers", "publishers"}


@busy
def test_what_all_centers_share_is_read_alone(role, ours):
    client = sign_in(role, ours["center"]).client
    for table, pk in [("area", OURS), ("amenity", "wifi"), ("service", "canteen")]:
        assert client.get(f"{DESK}{table}/{pk}/change/").status_code == 200
        for page in (f"{pk}/change/", f"{pk}/delete/", "add/"):
            answer = client.post(f"{DESK}{table}/{page}", {"name": "x", "code": "x", "post": "yes"})
            assert answer.status_code == 403


@busy
def test_who_may_publish_retires_many_at_once_and_only_their_own(role, ours, theirs):
    client = sign_in(role, ours["center"]).client
    chosen = [ours["center"].pk, theirs["center"].pk]
    client.post(f"{DESK}center/", {"action": "retire_selected", "_selected_action": chosen})
    statuses = [Center.objects.get(pk=pk).status for pk in chosen]
    assert statuses == ["retired" if role == "publisher" else "published", "draft"]


# --- what only a publisher does ------------------------------------------------------------------

MAY_PUBLISH = {"publisher", "publisher of the center"}


KEEPERS_MAY = {
    "draft": ["draft"],
    "published": ["published", "closed"],
    "closed": ["published", "closed"],
    "retired": ["retired"],
}


@those_who_may
def test_a_keeper_closes_and_reopens_a_publisher_publishes_and_retires(role, ours, rf):
    request = rf.get("/")
    request.user = sign_in(role, ours["center"]).user
    for before, keeper_may in KEEPERS_MAY.items():
        for row in (ours["center"], ours["room"]):
            if before in row.Status.values:
                type(row).objects.update(status=before)
                every = row.Status.values
                may = every if role in MAY_PUBLISH else [s for s in every if s in keeper_may]
                assert statuses_open_to(request, row) == may


@busy
def test_a_status_that_is_not_offered_is_refused_if_sent(role, ours):
    client = sign_in(role, ours["center"]).client
    for table in ("center", "room"):
        page = f"{DESK}{table}/{ours[table].pk}/change/"
        offered = [
            value
            for value, _ in client.get(page).context["adminform"].form.fields["status"].choices
        ]
        assert ("retired" in offered) == (role == "publisher")
        answer = save(client, page, status="retired")
        assert (answer.status_code == 302) == (role == "publisher")
        ours[table].refresh_from_db()
        assert ours[table].status == ("retired" if role == "publisher" else "published")


@busy
def test_a_room_that_a_keeper_adds_is_a_draft(role, ours):
    client = sign_in(role, ours["center"]).client
    new = {"center": ours["center"].pk, "name": "新", "slug": "new", "kind": "meeting"}
    answer = save(client, f"{DESK}room/add/", status="published", **new)
    assert (answer.status_code == 302) == (role in MAY_PUBLISH)
    if role == "keeper":
        assert answer.context["adminform"].form.errors == {
            "status": ["Only a publisher may publish or retire this."]
        }
        assert save(client, f"{DESK}room/add/", status="draft", **new).status_code == 302


@those_who_may
def test_where_a_center_is_filed_and_its_address_are_the_publishers(role, ours):
    make_area("310104")
    make_area("310107006")
    client = sign_in(role, ours["center"]).client
    page = f"{DESK}center/{ours['center'].pk}/change/"
    save(client, page, area="310104", slug="moved")
    assert Center.objects.get().area_id == OURS
    save(client, page, area="310107006", slug="moved")
    expected = ("310107006", "moved") if role == "publisher" else (OURS, "center-310107005")
    assert (Center.objects.get().area_id, Center.objects.get().slug) == expected


@pytest.mark.parametrize(
    ("role", "area", "status"),
    [
        ("keeper", "310107", 403),
        ("area keeper", "310107", 403),
        ("publisher of the center", "310107", 403),
        ("publisher", "", 200),
        ("publisher", "310104", 200),
        ("publisher", "310107006", 302),
    ],
)
def test_a_publisher_adds_centers_within_their_areas(role, area, status, ours):
    for code in ("310104", "310107006"):
        make_area(code)
    client = sign_in(role, ours["center"]).client
    new = {"name": "新", "slug": "new", "status": "draft", "area": area}
    if status == 403:
        assert client.get(f"{DESK}center/add/").status_code == 403
        answer = client.post(f"{DESK}center/add/", new)
    else:
        answer = save(client, f"{DESK}center/add/", **new)
    assert answer.status_code == status
    if status == 200:
        assert answer.context["adminform"].form.errors == {
            "area": ["Choose one of your own areas."]
        }
    assert Center.objects.count() == (2 if status == 302 else 1)
