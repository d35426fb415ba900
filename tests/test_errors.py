"""The pages for what went wrong, with DEBUG off: they help, in every language, and leak nothing."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils import translation

from config import errors
from config import urls as site

from .reading import read

WAYS_ON = "All centers All rooms To the start page"
FORBIDDEN = (
    "You may not do this This form has expired, or came from elsewhere. "
    f"Go back, load the page again and repeat it. {WAYS_ON}"
)


def fail(request):
    raise RuntimeError("secret of the house")


def refuse(request):
    raise PermissionDenied("secret of the house")


urlpatterns = [
    path("fail/", fail),
    path("en/fail.json", fail),
    path("en/refuse/", refuse),
    *site.urlpatterns,
]
handler403, handler500 = site.handler403, site.handler500


@pytest.mark.parametrize("address", ["/en/nothing/", "/en/centers/a b/", "/en/rooms/only-one/"])
def test_404_in_english(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Language"], read(answer)) == (
        404,
        "en",
        (
            "There is nothing at this address The address may be mistyped, or the page may never "
            f"have been here. Look for it by name. {WAYS_ON}"
        ),
    )


def test_405_helps_in_both_languages_and_as_data(client):
    page, data = client.post("/en/centers/"), client.post("/centers.json")
    assert [(one.status_code, one["Allow"]) for one in (page, data)] == [
        (405, "GET, HEAD, OPTIONS")
    ] * 2
    assert read(page) == (
        "This page can only be read Nothing was changed. Look for what you need from here. "
        f"{WAYS_ON}"
    )
    assert data.content.decode() == '{"errors": {"method": ["这个页面只能查看"]}}'


def test_data_that_are_not_there_are_missed_in_plain_chinese(client):
    answer = client.get("/centers/nothing/nothing.json")
    assert (answer.status_code, answer.content.decode()) == (
        404,
        '{"errors": {"address": ["这个地址没有内容"]}}',
    )


def test_404_in_chinese(client):
    answer = client.get("/<script>alert(1)</script>/")
    assert (answer.status_code, answer["Content-Language"], read(answer)) == (
        404,
        "zh-hans",
        (
            "这个地址没有内容 地址可能输错了，或者从来没有这个页面。您可以按名称查找。"
            " 全部中心 全部场地 回到首页"
        ),
    )
    assert "<script>" not in answer.content.decode()


def test_errors_in_traditional_chinese(client):
    missing = client.get("/zh-hant/nothing/")
    unreadable = client.get("/zh-hant/nothing/", headers={"host": "evil.example"})
    ways = "全部中心 全部場地 回到首頁"
    assert [(one.status_code, read(one)) for one in (missing, unreadable)] == [
        (404, f"這個地址沒有內容 地址可能輸錯了，或者從來沒有這個頁面。您可以按名稱查找。 {ways}"),
        (400, f"無法識別這個請求 這個地址裡有無法識別的內容。請從這裡重新查找。 {ways}"),
    ]


@pytest.mark.parametrize("address", ["/en/nothing/", "/en/rooms/?"])
def test_400_where_the_request_cannot_be_read(client, address):
    too_many = "&".join(f"x{n}=1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    answer = client.get(address, headers={"host": "evil.example"}, QUERY_STRING=too_many)
    assert (answer.status_code, read(answer)) == (
        400,
        (
            "We cannot read this request The address holds something that no browser sends by "
            f"itself. Try again from here. {WAYS_ON}"
        ),
    )
    assert "evil" not in answer.content.decode()


def test_400_for_more_parameters_than_anybody_types(client):
    answer = client.get(
        "/en/centers/?"
        + "&".join(f"service=x{n}" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    )
    assert (answer.status_code, read(answer)[:27]) == (400, "We cannot read this request")


@override_settings(ROOT_URLCONF=__name__)
def test_403_says_what_to_do(client):
    answer = client.get("/en/refuse/")
    assert (answer.status_code, read(answer)) == (403, FORBIDDEN)


def test_a_staff_form_that_comes_too_late_is_answered_with_the_same_page():
    answer = Client(enforce_csrf_checks=True).post("/en/staff/login/", {"username": "x"})
    assert (answer.status_code, read(answer)) == (403, FORBIDDEN)


@override_settings(ROOT_URLCONF=__name__)
def test_500_needs_no_database_and_speaks_every_language():
    answer = Client(raise_request_exception=False).get("/fail/")
    assert (answer.status_code, read(answer)) == (
        500,
        (
            "我们这边出了问题 不是您的操作有误。请过几分钟再试，或从首页重新查找。 回到首页 "
            "我們這邊出了問題 不是您的操作有誤。請過幾分鐘再試，或從首頁重新查找。 回到首頁 "
            "Something went wrong on our side It was not your doing. "
            "Please try again in a few minutes, or search from the start page. To the start page"
        ),
    )
    assert "secret" not in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_500_of_a_data_twin_is_data():
    answer = Client(raise_request_exception=False).get("/en/fail.json")
    assert (answer.status_code, answer.json()) == (
        500,
        {"errors": {"address": ["Something went wrong on our side"]}},
    )


@pytest.mark.parametrize("status", [400, 403, 404])
def test_every_error_page_has_a_search_box_and_a_way_home(status):
    request = RequestFactory().get("/en/x/")
    with translation.override("en"):
        page = errors.answer(request, status, "Title").content.decode()
    assert '<form class="search" method="get" action="/en/centers/"' in page
    assert '<a class="button" href="/en/">To the start page</a>' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("address", ["/gone/", "/gone.json"])
def test_without_a_database_a_page_asks_to_come_back_soon(address):
    try:
        raise OperationalError("the server closed the connection")
    except OperationalError:
        answer = errors.server_error(RequestFactory().get(address))
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    told = answer.content.decode()
    names = ("目录暂时无法打开", "目錄暫時無法打開", "The directory cannot be reached just now")
    assert all(name in told for name in names) or ".json" in address
