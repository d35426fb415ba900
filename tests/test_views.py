"""The pages as a person reads them: the whole text of their main part."""

import re
from datetime import date

import pytest

from centers.models import Center, RoomLayout, SpecialDay, WeeklyHours

from .factories import (
    lend_to,
    make_amenity,
    make_area,
    make_center,
    make_offer,
    make_phone,
    make_room,
    state,
)
from .reading import read

pytestmark = pytest.mark.django_db

TUESDAY = "2026-11-10T10:00"
UNKNOWN = "Opening hours not known: please phone first"


def make_talkative_center(**fields):
    center = make_center(
        slug="talkative",
        name="健谈中心",
        name_en="Talkative Center",
        address="测试路2号",
        area=make_area("310107", name="普陀区", name_en="Putuo District"),
        checked_on=date(2026, 11, 3),
        **fields,
    )
    make_phone("021-0000 0001", of=center, label="前台", answered="1-5 09:00-17:00")
    return center


# --- lists ---------------------------------------------------------------------------------------


def test_a_list_of_centers_tells_where_when_what_and_whom_to_phone(get_as_of):
    center = make_talkative_center()
    make_offer(center, "haircut")
    make_center(name="沉默中心", address="测试路9号")
    assert read(get_as_of(TUESDAY, "/en/centers/")) == (
        "Centers 2 centers Show on the map "
        f"沉默中心 {UNKNOWN} · hours never checked 测试路9号 No phone is known. "
        f"Putuo District Talkative Center {UNKNOWN} · hours checked 3 Nov 测试路2号 Haircut "
        "Phone 021-0000 0001 The same list as data: JSON GeoJSON CSV for spreadsheets"
    )


def test_a_list_that_leaves_out_what_is_not_stated_says_so(get_as_of):
    state(make_talkative_center(), "wifi")
    make_center()
    assert read(get_as_of(TUESDAY, "/en/centers/?amenity=wifi")) == (
        "Centers Wifi × Remove all 1 center Show on the map "
        "Only centers that state what you chose are shown. "
        "Others may have it too: phone and ask. "
        f"Putuo District Talkative Center {UNKNOWN} · hours checked 3 Nov 测试路2号 "
        "Phone 021-0000 0001 "
        "The same list as data: JSON GeoJSON CSV for spreadsheets"
    )


def test_a_search_for_a_service_tells_its_own_hours_with_one_query(
    get_as_of, django_assert_num_queries
):
    for number in range(3):
        center = make_center(name=f"c{number}")
        make_offer(center, "haircut", hours="周二" if number else "")
        make_offer(center, "canteen", hours="11:00")
    address = "/en/centers/?service=haircut&open=2026-11-10T15:00"
    page = get_as_of(TUESDAY, address)
    own = '<p class="own-hours">Haircut has hours of its own: <span lang="zh-Hans">周二</span></p>'
    assert re.findall(r'<p class="own-hours">.*?</p>', page.text) == [own, own]
    assert "Told are the hours of the center; a service may have its own." in read(page)
    with django_assert_num_queries(2):
        centers = Center.objects.with_own_hours_of(["haircut"])
        told = [str(offer) for center in centers for offer in center.timed_offers]
    assert told == ["Haircut"] * 2


def test_a_list_of_rooms_marks_what_is_not_confirmed_beside_the_room(get_as_of):
    center = make_talkative_center()
    sure = make_room(center=center, name="b", kind="meeting", floor="2楼", people=12, fee="free")
    state(lend_to(sure, "business"), "wifi")
    make_room(center=center, name="a")
    lacking = make_room(center=center, name="c")
    state(lacking, "wifi", present=False)
    assert read(get_as_of(TUESDAY, "/en/rooms/?people=12&amenity=wifi&for=business")) == (
        "Rooms People: 12 × Wifi × Business × Remove all 2 rooms Show on the map "
        "0 fit 2 may fit: something is not confirmed, please ask "
        "Putuo District b Talkative Center · floor 2 "
        "May fit: please ask: nobody has ever checked these facts phone 021-0000 0001 "
        f"{UNKNOWN} · hours checked 3 Nov "
        "meeting room up to 12 people free of charge Wifi For: Business never checked Compare "
        "Putuo District a Talkative Center "
        "May fit: please ask: nobody stated how many people it holds nobody stated to whom it is "
        "lent nobody stated whether it is there: Wifi nobody has ever checked these facts "
        f"phone 021-0000 0001 {UNKNOWN} · hours checked 3 Nov "
        "other space number of people: not confirmed fee: not confirmed "
        "Wifi: not confirmed, please ask For: not confirmed, please ask never checked Compare "
        "The same list as data: JSON GeoJSON CSV for spreadsheets"
    )


def test_a_search_that_finds_nothing_shows_a_way_on(client):
    make_center()
    assert read(client.get("/en/centers/?q=xyz")) == (
        "Centers Search for: xyz × Remove all 0 centers "
        "No center states all of this. Take something away above, or look at all centers. "
        "All centers"
    )
    assert read(client.get("/rooms/?q=xyz")) == (
        "场地 关键词：xyz × 清除全部条件 0 个场地 "
        "没有场地符合全部条件。请在上方去掉一些条件，或查看全部场地。 全部场地"
    )


def test_a_bad_value_is_told_above_the_form_and_shows_no_results(client):
    make_room()
    response = client.get("/en/rooms/?people=abc&page=x&for=ghosts")
    assert response.status_code == 200
    assert read(response) == (
        "Rooms Please correct this "
        "Page: Write a whole number, such as 12. Go to the first page "
        "People: Write a whole number, such as 12. "
        "For whom: We do not know this audience."
    )


def test_a_bad_value_is_told_beside_its_field(client):
    page = client.get("/en/rooms/?people=abc").content.decode()
    field = re.search(r'<div class="field"><label for="people">.*?</div>', page, re.DOTALL)
    assert field[0] == (
        '<div class="field"><label for="people">People</label>\n'
        '<input type="text" name="people" value="abc" inputmode="numeric" aria-invalid="true"'
        ' aria-describedby="people_error" id="people">\n'
        '<ul class="errorlist" id="people_error">'
        "<li>Write a whole number, such as 12.</li></ul></div>"
    )


def test_a_page_beyond_the_end_leads_back_to_the_first_one(client):
    make_center(name="tea")
    response = client.get("/en/centers/?q=tea&page=7")
    assert read(response) == (
        "Centers Please correct this "
        "Page: There is no such page: the last is 1. Go to the first page "
        "Search for: tea × Remove all"
    )
    assert '<a href="/en/centers/?q=tea">Go to the first page</a>' in response.content.decode()


def test_links_to_other_pages_keep_the_search(client):
    for n in range(41):
        make_center(name=f"tea {n}")
    page = client.get("/en/centers/?q=tea&page=2").content.decode()
    nav = re.search(r'<nav class="pages".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', nav) == [
        "/en/centers/?q=tea&amp;page=1",
        "/en/centers/?q=tea&amp;page=3",
    ]
    assert "Page 2 of 3" in nav


# --- a center ------------------------------------------------------------------------------------


def test_a_center_that_states_nothing_says_so_everywhere(client):
    make_center(slug="silent", name="沉默中心", address="")
    assert read(client.get("/en/centers/silent/")) == (
        "沉默中心 Address: not confirmed Opening hours not known · hours never checked "
        "No phone is known, and no other way to ask than to go there. How to get there "
        "Rooms to borrow No room of this center is listed. "
        "Services not confirmed "
        "What is there not confirmed "
        "Access Step-free entrance not confirmed Lift not confirmed "
        "Accessible toilet not confirmed Hearing loop not confirmed "
        "never checked "
        "Opening hours not confirmed "
        "On public holidays not confirmed "
        "On make-up workdays not confirmed never checked "
        "How to get there Address: not confirmed Directions: not confirmed "
        "About this listing Run by not confirmed Source not confirmed never checked "
        "Notice for the door Calendar to subscribe to (.ics)"
    )


def test_a_center_without_a_phone_is_asked_another_way(client):
    make_center(slug="mail", email="ask@example.org", website="https://example.org/", wechat="茶")
    text = read(client.get("/en/centers/mail/"))
    assert (
        "hours never checked No phone is known. Please ask another way: "
        "ask@example.org https://example.org/ WeChat account: 茶 How to get there"
    ) in text


def test_a_center_tells_all_that_it_states(get_as_of):
    center = make_talkative_center(
        status="closed",
        closed_from=date(2026, 11, 1),
        closed_until=date(2026, 11, 30),
        closed_reason="装修",
        summary="喝茶聊天",
        directions="弄堂到底",
        on_holidays="closed",
        on_makeup_days="normal",
        lift=False,
        step_free_entrance=True,
        operator="街道办",
        source="门口告示",
        postal_code="200001",
    )
    for weekday in (1, 5):
        WeeklyHours.objects.create(
            center=center, weekday=weekday, opens_minute=540, closes_minute=690
        )
    WeeklyHours.objects.create(center=center, weekday=5, opens_minute=1320, closes_minute=1560)
    SpecialDay.objects.create(
        center=center, starts_on=date(2199, 1, 1), ends_on=date(2199, 1, 2), reason="元旦"
    )
    make_offer(center, "haircut", "elder", fee="paid", hours="周二", provider="阿林", note="十元")
    make_room(center=center, name="茶室", people=1, fee="free", kind="meeting")
    make_room(center=center, name="未公开", status="draft")
    state(center, "wifi", quantity=2, note="大厅")
    state(center, "piano", present=False)
    assert read(get_as_of("2026-11-28T10:00", "/en/centers/talkative/")) == (
        "Putuo District Talkative Center 测试路2号 "
        "Temporarily closed until 30 Nov (装修), opens 4 Dec 09:00 · hours checked 3 Nov "
        "Phone 021-0000 0001 前台 · answered Monday–Friday 09:00–17:00 How to get there "
        "Today closed Not as usual in the next four weeks 1–30 Nov closed 装修 "
        "喝茶聊天 "
        "Rooms to borrow 茶室 Open when the center is meeting room 1 person free of charge "
        "For: not confirmed, please ask never checked "
        "Services Haircut paid For: Elder 周二 阿林 十元 checked 3 Nov 2026 "
        "What is there Wifi × 2 大厅 not there: Piano "
        "Anything else is not confirmed: please ask. "
        "Access Step-free entrance Yes Lift No Accessible toilet not confirmed "
        "Hearing loop not confirmed checked 3 Nov 2026 "
        "Opening hours This week "
        "Mon 23 Nov closed temporary closure Tue 24 Nov closed temporary closure "
        "Wed 25 Nov closed temporary closure Thu 26 Nov closed temporary closure "
        "Fri 27 Nov closed temporary closure Sat 28 Nov today closed temporary closure "
        "Sun 29 Nov closed temporary closure "
        "Next week Mon 30 Nov closed temporary closure Tue 1 Dec closed Wed 2 Dec closed "
        "Thu 3 Dec closed Fri 4 Dec 09:00–11:30 closed 11:30–22:00 22:00–02:00 next day "
        "Sat 5 Dec closed Sun 6 Dec closed "
        "Every week, seasons and special days Every week "
        "Monday 09:00–11:30 Tuesday closed Wednesday closed Thursday closed "
        "Friday 09:00–11:30 22:00–02:00 next day Saturday closed Sunday closed "
        "Special days 1–2 Jan 2199 closed · 元旦 "
        "On public holidays closed On make-up workdays normal hours checked 3 Nov 2026 "
        "How to get there 测试路2号 · postal code 200001 弄堂到底 Open in a map app: Apple Maps "
        "About this listing Run by 街道办 Source 门口告示 checked 3 Nov 2026 "
        "Notice for the door Calendar to subscribe to (.ics)"
    )


def test_a_center_reads_as_well_in_chinese(get_as_of):
    make_talkative_center(step_free_entrance=True)
    assert read(get_as_of(TUESDAY, "/centers/talkative/")) == (
        "普陀区 健谈中心 测试路2号 开放时间不详，请先致电 · 开放时间核对于 11月3日 "
        "致电 021-0000 0001 前台 · 接听时间：星期一至星期五 09:00–17:00 怎样到达 "
        "可借场地 名录中暂无该中心的场地。 "
        "服务 未确认，请先询问 "
        "设施 未确认，请先询问 "
        "无障碍 无台阶入口 有 电梯 未确认 无障碍卫生间 未确认 助听感应线圈 未确认 "
        "核对于 2026年11月3日 "
        "开放时间 未确认，请先询问 法定节假日 未确认，请先询问 调休上班日 未确认，请先询问 "
        "核对于 2026年11月3日 "
        "怎样到达 测试路2号 路线：未确认，请先询问 在地图应用中打开： 苹果地图 "
        "信息来源 运营单位 未确认 来源 未确认 核对于 2026年11月3日 门口告示 可订阅的日历（.ics）"
    )


def test_seasons_stand_apart(get_as_of):
    center = make_talkative_center()
    summer = {"valid_from": date(2026, 6, 1), "valid_until": date(2026, 8, 31)}
    WeeklyHours.objects.create(center=center, weekday=1, opens_minute=0, closes_minute=1440)
    WeeklyHours.objects.create(
        center=center, weekday=2, opens_minute=480, closes_minute=540, **summer
    )
    text = read(get_as_of(TUESDAY, "/en/centers/talkative/"))
    closed = "Wednesday closed Thursday closed Friday closed Saturday closed Sunday closed"
    assert (
        f"special days Every week Monday 24 hours Tuesday closed {closed} "
        "Open 1 Jun 2026 – 31 Aug 2026 as well Tuesday 08:00–09:00 "
    ) in text


# --- a room --------------------------------------------------------------------------------------


NOTHING_KNOWN = " ".join(
    f"{day} Nov not confirmed not known please ask"
    for day in (
        *("Tue 10", "Wed 11", "Thu 12", "Fri 13", "Sat 14", "Sun 15", "Mon 16"),
        *("Tue 17", "Wed 18", "Thu 19", "Fri 20", "Sat 21", "Sun 22", "Mon 23"),
    )
)


def test_a_room_that_states_nothing_says_so_everywhere_and_whom_to_phone(get_as_of):
    make_room(center=make_talkative_center(), slug="silent", name="沉默室")
    assert read(get_as_of(TUESDAY, "/en/rooms/talkative/silent/")) == (
        f"Putuo District 沉默室 Talkative Center 测试路2号 {UNKNOWN} · hours checked 3 Nov "
        "Ask Phone 021-0000 0001 前台 · answered Monday–Friday 09:00–17:00 "
        "call now: answered until 17:00 today "
        "For how many, for whom Kind of room other space Most people not confirmed "
        "Floor area not confirmed For whom not confirmed, please ask "
        "Step-free not confirmed "
        "What is there not confirmed, please ask "
        f"The coming fortnight Day Open Taken Free {NOTHING_KNOWN} "
        "Nobody has published when it is taken. never checked "
        "How to borrow it Fee not confirmed, please ask Ask not confirmed, please ask "
        "Notice not confirmed, please ask Book ahead not confirmed "
        "Longest use not confirmed Conditions not confirmed Documents to bring not confirmed "
        "House rules not confirmed never checked "
        "What to say on the phone 您好，我想借用健谈中心的“沉默室”。请问是免费的吗？"
        "请问什么时候有空？需要带什么材料？ "
        "Hello, I would like to borrow the room “沉默室” at Talkative Center. "
        "Is it free of charge? When is the room free, and what should we bring? "
        "Report a mistake Phone 021-0000 0001 "
        "Opening hours As the center: not confirmed, please ask "
        "On public holidays not confirmed, please ask "
        "On make-up workdays not confirmed, please ask checked 3 Nov 2026"
        " Notice for the door Calendar to subscribe to (.ics)"
    )


def test_a_room_tells_how_to_borrow_it_and_zero_is_a_value(get_as_of):
    room = make_room(
        center=make_talkative_center(),
        slug="tea",
        name="茶室",
        name_en="Tea Room",
        kind="meeting",
        floor="2楼",
        area_m2=30,
        people=12,
        fee="conditional",
        fee_note="年会收费",
        notice_days=0,
        furthest_days=30,
        longest_minutes=90,
        ask_by_phone=True,
        ask_in_person=True,
        ask_online=True,
        ask_url="https://example.org/ask",
        conditions="本区企业",
        documents="执照",
        rules="擦桌子",
        rules_en="Wipe the table.",
        step_free=False,
    )
    RoomLayout.objects.create(room=room, layout="boardroom", people=12)
    RoomLayout.objects.create(room=room, layout="u_shape")
    WeeklyHours.objects.create(
        center=room.center, room=room, weekday=1, opens_minute=540, closes_minute=1020
    )
    make_phone("+86 21 0000 0002 转 8", of=room)
    response = get_as_of("2026-11-10T10:00", "/en/rooms/talkative/tea/")
    mondays = NOTHING_KNOWN.replace("not confirmed not known please ask", "closed not known –")
    for monday in ("Mon 16 Nov", "Mon 23 Nov"):
        mondays = mondays.replace(
            f"{monday} closed not known –", f"{monday} 09:00–17:00 not known please ask"
        )
    closed = "Tuesday closed Wednesday closed Thursday closed Friday closed "
    assert read(response) == (
        "Putuo District Tea Room Talkative Center 测试路2号 · floor 2 "
        "Closed today, opens 16 Nov 09:00 · hours never checked "
        "Ask Ask online Phone +86 21 0000 0002 转 8 "
        "For how many, for whom Kind of room meeting room Most people 12 boardroom 12 people "
        "U-shape not confirmed Floor area 30 m² For whom not confirmed, please ask "
        "Step-free No, there are steps "
        "What is there not confirmed, please ask "
        f"The coming fortnight Day Open Taken Free {mondays} "
        "Nobody has published when it is taken. never checked "
        "How to borrow it Fee free on conditions Note on the fee 年会收费 "
        "Ask by phone in person online Notice on the same day at the latest "
        "Book ahead up to 30 days Longest use 90 minutes Conditions 本区企业 "
        "Documents to bring 执照 House rules Wipe the table. never checked "
        "What to say on the phone 您好，我想借用健谈中心的“茶室”。请问是免费的吗？"
        "请问什么时候有空？需要带什么材料？ "
        "Hello, I would like to borrow the room “Tea Room” at Talkative Center. "
        "Is it free of charge? When is the room free, and what should we bring? "
        "Report a mistake Phone +86 21 0000 0002 转 8 "
        "Opening hours This week Mon 9 Nov 09:00–17:00 Tue 10 Nov today closed Wed 11 Nov closed "
        "Thu 12 Nov closed Fri 13 Nov closed Sat 14 Nov closed Sun 15 Nov closed "
        "Next week Mon 16 Nov 09:00–17:00 Tue 17 Nov closed Wed 18 Nov closed "
        "Thu 19 Nov closed Fri 20 Nov closed Sat 21 Nov closed Sun 22 Nov closed "
        "Every week, seasons and special days "
        f"Every week Monday 09:00–17:00 {closed}Saturday closed Sunday closed "
        "On public holidays not confirmed, please ask "
        "On make-up workdays not confirmed, please ask never checked"
        " Notice for the door Calendar to subscribe to (.ics)"
    )
    page = response.content.decode()
    assert '<a class="call" href="tel:+862100000002;ext=8">' in page
    assert '<span lang="zh-Hans">本区企业</span>' in page
    assert '<span lang="zh-Hans">Wipe' not in page


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ({}, "Ask Phone 021-0000 0001 前台"),
        ({"ask_by_phone": True, "ask_online": True}, "Ask Ask online Phone 021-0000 0001 前台"),
        ({"ask_online": True}, "Ask Ask online For how many"),
        ({"ask_in_person": True, "ask_url": ""}, "Ask Ask in person at the center. For how many"),
        ({"ask_online": True, "ask_url": ""}, "Ask Phone 021-0000 0001 前台"),
    ],
)
def test_a_room_is_asked_for_in_the_ways_it_states(client, ways, said):
    center = make_talkative_center()
    make_room(center=center, slug="tea", **{"ask_url": "https://example.org/ask", **ways})
    assert said in read(client.get("/en/rooms/talkative/tea/"))


# --- around the page -----------------------------------------------------------------------------


def head(response):
    """The addresses in the head of a page, by what they are."""
    text = response.content.decode()
    links = re.findall(r'<link rel="(canonical|alternate)"([^>]*) href="([^"]*)">', text)
    return [(kind + attributes, address) for kind, attributes, address in links]


def test_a_page_names_its_twins_in_the_other_languages_and_as_data(client):
    make_center(slug="tea")
    assert head(client.get("/en/centers/tea/?utm=x")) == [
        ('alternate hreflang="zh-Hans"', "http://testserver/centers/tea/"),
        ('alternate hreflang="x-default"', "http://testserver/centers/tea/"),
        ('alternate hreflang="zh-Hant"', "http://testserver/zh-hant/centers/tea/"),
        ("canonical", "http://testserver/en/centers/tea/"),
        ('alternate hreflang="en"', "http://testserver/en/centers/tea/"),
        ('alternate type="application/json"', "/en/centers/tea.json"),
    ]


def test_a_search_has_one_address_for_every_way_to_write_it(client):
    make_amenity("wifi")
    assert head(client.get("/rooms/?amenity=wifi&x=1&q=%E8%8C%B6&amenity="))[:3] == [
        ("canonical", "http://testserver/rooms/?q=%E8%8C%B6&amp;amenity=wifi"),
        ('alternate hreflang="zh-Hans"', "http://testserver/rooms/?q=%E8%8C%B6&amp;amenity=wifi"),
        ('alternate hreflang="x-default"', "http://testserver/rooms/?q=%E8%8C%B6&amp;amenity=wifi"),
    ]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/", "/"),
        ("/zh-hant/", "/"),
        ("/rooms/?people=12&x=%3Cb%3E", "/rooms/?people=12&amp;x=%3Cb%3E"),
        ("/en/rooms/?people=12&q=%FF", "/rooms/?people=12&amp;q=%FF"),
        ("/zh-hant/nothing/?q=1", "/nothing/?q=1"),
    ],
)
def test_the_language_links_keep_the_page_and_its_parameters(client, address, place):
    page = client.get(address).content.decode()
    links = re.search(r'<nav class="languages".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"[^>]*><span class="name">([^<]*)<', links) == [
        (place, "简体中文"),
        (f"/zh-hant{place}", "繁體中文"),
        (f"/en{place}", "English"),
    ]
    assert links.count('aria-current="true"') == 1


def test_chinese_text_on_an_english_page_is_marked(client):
    make_center(slug="tea", name="茶&坊", address="测试路1号")
    pages = [client.get(f"{root}/centers/tea/").content.decode() for root in ("/en", "")]
    headings = [re.search(r"<h1>(.*?)\s*</h1>", page, re.DOTALL)[1] for page in pages]
    assert headings == ['<span lang="zh-Hans">茶&amp;坊</span>', "茶&amp;坊"]
    assert ['<html lang="zh-Hans">' in page for page in pages] == [False, True]


def test_sample_data_is_marked_on_every_page_and_listing_while_there_is_any(client):
    sample = make_center(slug="made-up", imported_from="sample")
    make_center(slug="real")
    make_room(center=sample, slug="room")
    notice = "What names no other source is made up."
    mark = '<span class="sample">sample</span>'
    pages = ["", "centers/", "rooms/", "centers/made-up/", "rooms/made-up/room/", "centers/real/"]
    marked = {}
    for path in pages:
        text = client.get(f"/en/{path}").content.decode()
        marked[path] = (text.count(notice), text.count(mark))
    assert marked == {
        "": (1, 0),
        "centers/": (1, 1),
        "rooms/": (1, 1),
        "centers/made-up/": (1, 2),
        "rooms/made-up/room/": (1, 1),
        "centers/real/": (0, 0),
    }
    sample.status = "draft"
    sample.save()
    assert notice not in client.get("/en/").content.decode()
