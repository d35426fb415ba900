"""Who may sign in: five tries, long passwords, sessions that end, and a second factor if asked."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from centers.desk.signing_in import SIGNING_IN, address_of
from centers.models import Center
from tests.admin.people import make_places, sign_in
from tests.environment import told
from tests.reading import read

pytestmark = pytest.mark.django_db

LOGIN = "/en/staff/login/"
TWO_FACTOR = "/en/staff/two-factor/"
PASSWORD = "correct horse battery staple"


@pytest.fixture
def lina():
    return User.objects.create_user("lina", password=PASSWORD, is_staff=True)


def attempt(password, address="192.0.2.1", username="lina"):
    """The answer to a try to sign in, in a browser of its own."""
    data = {"username": username, "password": password, "next": "/en/staff/"}
    return Client(REMOTE_ADDR=address).post(LOGIN, data)


# --- passwords -----------------------------------------------------------------------------------


def test_five_wrong_passwords_close_the_door_to_that_name_from_there_alone(lina):
    User.objects.create_user("tom", password=PASSWORD, is_staff=True)
    assert [attempt("wrong").status_code for _ in range(5)] == [200, 200, 200, 200, 429]
    locked = attempt(PASSWORD)
    assert locked.status_code == 429
    assert "Too many wrong passwords" in locked.content.decode()
    assert attempt(PASSWORD, address="192.0.2.2").status_code == 302
    assert attempt(PASSWORD, username="tom").status_code == 302


def test_the_right_password_in_time_starts_the_count_anew(lina):
    for _ in range(2):
        tries = [attempt(password).status_code for password in (*["wrong"] * 4, PASSWORD)]
        assert tries == [200, 200, 200, 200, 302]


def test_a_flood_of_passwords_is_sent_away_before_the_database_is_asked(
    lina, django_assert_num_queries
):
    with SIGNING_IN, SIGNING_IN, django_assert_num_queries(0):
        answer = attempt(PASSWORD)
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert "Your password has not been looked at yet." in read(answer)
    assert [attempt(PASSWORD).status_code for _ in range(3)] == [302, 302, 302]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_behind_proxies_the_address_is_the_one_that_the_last_of_them_saw(
    rf, settings, proxies, forwarded, seen
):
    settings.PROXIES = proxies
    request = rf.get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="192.0.2.1")
    assert address_of(request) == seen


def test_signing_in_leads_to_no_other_site(client, lina):
    sent = {"username": "lina", "password": PASSWORD}
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:0"):
        answer = client.post(LOGIN, {**sent, "next": elsewhere})
        assert (answer.status_code, answer.url) == (302, "/en/staff/")


@pytest.mark.parametrize("password", ["sunflower19", "123456789012", "password1234"])
def test_short_and_common_passwords_are_refused(lina, password):
    with pytest.raises(ValidationError):
        validate_password(password, lina)
    validate_password(PASSWORD, lina)


def test_a_session_ends_with_the_working_day_and_with_the_browser(lina):
    session = Client().post(LOGIN, {"username": "lina", "password": PASSWORD}).cookies["sessionid"]
    assert (session["max-age"], session["expires"]) == ("", "")
    client = Client()
    client.post(LOGIN, {"username": "lina", "password": PASSWORD})
    left = client.session.get_expiry_age()
    assert left <= 8 * 60 * 60
    lina.set_password("another horse battery staple")
    lina.save()
    assert client.get("/en/staff/").status_code == 302


# --- the second factor ---------------------------------------------------------------------------


def code_of(device, now=None):
    """What the app on a phone shows."""
    device = TOTPDevice.objects.get(pk=device.pk)
    # A code is good once; the next one is good a little early.
    return f"{totp(device.bin_key, drift=0 if device.last_t < 0 else 1):06}"


@pytest.fixture
def root(settings):
    settings.TWO_FACTOR = True
    User.objects.create_superuser("root", password=PASSWORD)
    client = Client()
    client.post(LOGIN, {"username": "root", "password": PASSWORD})
    return client


def test_a_superuser_sets_a_phone_up_and_comes_in_with_its_code(root):
    wanted = "/en/staff/centers/center/"
    answer = root.get(wanted, follow=True)
    assert answer.redirect_chain == [
        (f"{LOGIN}?next={wanted}", 302),
        (f"{TWO_FACTOR}?next=%2Fen%2Fstaff%2Fcenters%2Fcenter%2F", 302),
    ]
    assert TOTPDevice.objects.count() == 0
    assert root.get(f"{TWO_FACTOR}code.svg").status_code == 404
    begun = root.post(TWO_FACTOR, {"begin": "1", "next": wanted})
    device = TOTPDevice.objects.get()
    assert (device.confirmed, "Scan this" in begun.content.decode()) == (False, True)
    picture = root.get(f"{TWO_FACTOR}code.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg xmlns=")
    assert b"style=" not in picture.content
    wrong = root.post(TWO_FACTOR, {"code": "000000", "next": wanted})
    assert "This code does not fit." in wrong.content.decode()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    answer = root.post(TWO_FACTOR, {"code": code_of(device), "next": wanted})
    assert (answer.status_code, answer.url) == (302, wanted)
    assert root.get(wanted).status_code == 200
    # What it was set up with is shown to nobody again.
    assert root.get(f"{TWO_FACTOR}code.svg").status_code == 404


def test_without_the_code_no_page_opens_and_nothing_is_written(root):
    center = make_places()["center"]
    user = User.objects.get(username="root")
    TOTPDevice.objects.create(user=user, confirmed=True)
    pages = ["", "centers/center/", f"centers/center/{center.pk}/change/", "auth/user/", "jsi18n/"]
    pages += ["autocomplete/?app_label=centers&model_name=center&field_name=area"]
    for page in pages:
        for ask in (root.get, root.post):
            answer = ask(f"/en/staff/{page}", {"name": "x"})
            assert (answer.status_code, answer.url.split("?")[0]) == (302, LOGIN), page
    assert Center.objects.get().name == center.name
    # A device that is set up is not set up anew by who only has the password.
    root.post(TWO_FACTOR, {"begin": "1"})
    assert TOTPDevice.objects.count() == 1


def test_a_code_is_good_once_and_guessing_gets_slower(root):
    device = TOTPDevice.objects.create(user=User.objects.get(), confirmed=True)
    code = code_of(device)
    assert root.post(TWO_FACTOR, {"code": code}).status_code == 302
    other = Client()
    other.post(LOGIN, {"username": "root", "password": PASSWORD})
    assert other.post(TWO_FACTOR, {"code": code}).status_code == 200
    assert other.post(TWO_FACTOR, {"code": code_of(device)}).status_code == 200


def test_a_keeper_needs_a_code_only_after_setting_one_up(settings):
    settings.TWO_FACTOR = True
    keeper = sign_in("keeper", make_places()["center"])
    assert keeper.client.get("/en/staff/centers/center/").status_code == 200
    TOTPDevice.objects.create(user=keeper.user, confirmed=True)
    assert keeper.client.get("/en/staff/centers/center/").status_code == 302


def test_the_code_leads_to_no_other_site(root):
    device = TOTPDevice.objects.create(user=User.objects.get(), confirmed=True)
    sent = {"code": code_of(device), "next": "https://evil.example/"}
    assert root.post(TWO_FACTOR, sent).url == "/en/staff/"


def test_strangers_are_asked_for_the_first_factor(client, settings):
    settings.TWO_FACTOR = True
    assert client.get(TWO_FACTOR).url == f"{LOGIN}?next={TWO_FACTOR}"
    assert client.get(f"{TWO_FACTOR}code.svg").status_code == 404


def test_with_the_setting_off_there_is_no_such_page(staff):
    assert staff.get(TWO_FACTOR).status_code == 404
    assert staff.get("/en/staff/").status_code == 200


def test_without_a_desk_none_of_this_is_in_the_process():
    program = (
        "import sys, django; django.setup()\n"
        "import config.urls\n"
        "parts = ('axes', 'django_otp', 'segno', 'centers.desk', 'centers.admin')\n"
        "print([name for name in sys.modules if name.split('.')[0] in parts or"
        " '.'.join(name.split('.')[:2]) in parts])\n"
    )
    assert told(program, STAFF="off") == ["[]"]
