"""A page is made once for an edition and a minute, whoever asks for it and however."""

import gzip
import re
from inspect import getsource
from sys import getsizeof
from threading import Barrier, BoundedSemaphore, Event, Thread, Timer, current_thread
from time import monotonic

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections
from django.test import RequestFactory

from centers import urls
from centers.models import Edition
from config import crawlers
from config.pages.door import Door
from config.pages.editions import Editions, Known
from config.pages.shelf import Page, Shelf
from tests.factories import make_center, make_room

TOP = '<header class="top">'


class Front:
    """A door before Django that counts what Django is asked, with a clock that one can set."""

    def __init__(self, known=None):
        self.now, self.asked, self.broken = 1_800_000_000.0, [], 0
        self.known = known or (lambda: Known(Edition.objects.number(), is_fresh=True))
        self.shelf = Shelf(10_000_000)
        self.door = Door(self.ask, self.edition, self.shelf, "r1", lambda: self.now)
        self.handle = WSGIHandler()

    def edition(self):
        return self.known()

    def ask(self, environ, start):
        self.asked.append(environ)
        if self.broken:
            self.broken -= 1
            start("503 Service Unavailable", [("Retry-After", "10")])
            return [b"gone"]
        return self.handle(environ, start)

    def get(self, address, method="get", environ=None, **headers):
        """Status, headers and body of what a reader is answered."""
        asked = getattr(RequestFactory(headers=headers), method)(address).environ
        environ, told = asked | (environ or {}), []
        answer = self.door(environ, lambda *facts: told.extend(facts))
        body = b"".join(answer)
        if close := getattr(answer, "close", None):
            close()
        return told[0][:3], dict(told[1]), body


@pytest.fixture
def front(db):
    make_room(center=make_center(slug="tea", name="茶"), slug="room")
    # As Django's own test client does: the connection of the test outlives a request.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield Front()
    for signal in signals:
        signal.connect(close_old_connections)


def test_every_public_page_declares_what_it_reads():
    pages = [*urls.urlpatterns, *crawlers.urlpatterns]
    assert [one.name for one in pages if not hasattr(one.callback, "reads")] == []


def test_a_view_that_reads_parameters_declares_a_form():
    views = [one.callback for one in urls.urlpatterns if hasattr(one.callback, "reads")]
    silent = [view for view in views if not view.reads.names]
    assert [view.__name__ for view in silent if "request.GET" in getsource(view)] == []


def test_the_page_of_a_room_is_another_for_each_wish(front):
    for address in ("/rooms/tea/room/", "/rooms/tea/room.json"):
        pages = [front.get(f"{address}?{wish}")[2] for wish in ("", "people=9", "free=1")]
        assert len(set(pages)) == 3


def test_one_page_serves_all_who_ask_for_the_same_in_other_words(front):
    first = front.get("/rooms/?people=12&q=&page=1&x=1")
    assert first[1]["ETag"] != front.get("/en/rooms/?people=12")[1]["ETag"]
    for address in ("/rooms/?page=1&people=12", "/rooms/?people=3&people=12&utm=2"):
        assert front.get(address, cookie="sessionid=1", accept_language="en") == first
    assert len(front.asked) == 2
    assert front.asked[0]["QUERY_STRING"] == "people=12"


def test_nothing_beside_the_address_changes_a_page(front):
    plain = Front().get("/centers.json?q=%E8%8C%B6")
    assert '"count": 1' in plain[2].decode()
    odd = {"CONTENT_TYPE": "text/plain; charset=latin-1", "CONTENT_LENGTH": "7"}
    unencoded = {"QUERY_STRING": "q=" + "茶".encode().decode("latin-1")}
    headers = {"cookie": "sessionid=1", "x_forwarded_proto": "https", "range": "bytes=0-9"}
    for environ in (odd, unencoded):
        answer = front.get("/centers.json?q=%E8%8C%B6", environ=environ, **headers)
        assert answer == plain
    [asked] = front.asked
    named = {name for name in asked if name.startswith(("HTTP_", "CONTENT_"))}
    assert named == {"HTTP_X_FORWARDED_PROTO"}


def test_what_a_proxy_says_of_https_counts_where_there_is_one(front, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    safe, same, other = (
        front.get("/centers.json", x_forwarded_proto=said) for said in ("https", "https, http", "x")
    )
    assert safe == same
    assert ["https://" in one[2].decode() for one in (safe, other)] == [True, False]
    assert len(front.asked) == 2


def test_a_very_long_address_is_answered_and_takes_no_room(front):
    few = front.get("/centers.json?q=%E8%8C%B6")
    assert front.get(f"/centers.json?x={'x' * 9000}&q=%E8%8C%B6") == few
    for _ in range(2):
        assert front.get(f"/centers.json?q={'x' * 9000}")[0] == "400"
        assert front.get("/centers/", host=f"testserver:{'0' * 3000}80")[0] == "200"
        assert front.get(f"/centers/?{'&' * 10_001}")[0] == "400"
    assert len(front.shelf.rows[0]) + len(front.shelf.rows[1]) == 1


@pytest.mark.parametrize("address", ["/centers/tea.json", "/centers.geojson"])
def test_a_page_tells_of_the_minute_that_its_tag_stands_for(front, address):
    def slow(environ, start):
        front.now += 60
        return front.handle(environ, start)

    before, front.door.application = Front().get(address), slow
    made = front.get(address)
    assert (made[1]["ETag"], made[2]) == (before[1]["ETag"], before[2])
    assert "2027-01-15T16:00:00+08:00" in made[2].decode()
    assert front.get(address, if_none_match=made[1]["ETag"])[0] == "200"


def test_many_values_of_one_parameter_have_one_order(front):
    one = front.get("/centers/?service=b&service=a&service=a")
    assert front.get("/centers/?service=a&service=b") == one
    assert len(front.asked) == 1
    front.get("/rooms/compare/?room=b/b&room=a/a&room=b/b")
    assert front.asked[1]["QUERY_STRING"] == "room=b%2Fb&room=a%2Fa"


def test_a_page_comes_in_the_encoding_asked_for(front):
    plain = front.get("/centers/tea/")
    zipped, small = (front.get("/centers/tea/", accept_encoding=e) for e in ("gzip", "gzip, br"))
    assert gzip.decompress(zipped[2]) == brotli.decompress(small[2]) == plain[2]
    assert "茶" in plain[2].decode()
    told = [(a[1].get("Content-Encoding"), a[1]["Vary"]) for a in (plain, zipped, small)]
    assert told == [(e, "Accept-Encoding") for e in (None, "gzip", "br")]
    assert front.get("/centers/tea/", method="head")[2] == b""
    refused = front.get("/centers/tea/", accept_encoding="br;q=0, gzip; q=0.00, identity")
    assert (refused[2], len(front.asked)) == (plain[2], 1)


def test_who_has_the_page_already_is_told_so_without_making_it(front):
    _status, headers, _body = front.get("/centers/tea/")
    assert headers["Cache-Control"].startswith("public, max-age=0, s-maxage=1")
    other, tag = Front(), headers["ETag"]
    for told in (tag, tag.removeprefix("W/"), f'"a", {tag}'):
        status, again, body = other.get("/centers/tea/", if_none_match=told)
        assert (status, again["ETag"], body, other.asked) == ("304", tag, b"", [])


def test_an_edit_and_a_minute_make_a_new_page_and_a_page_without_time_keeps_its_own(front):
    timeless = front.get("/areas/")
    make_center(slug="new")
    assert "1" in front.get("/centers.json")[2].decode()
    front.now += 60
    front.get("/centers.json")
    front.get("/areas/")
    front.get("/areas/")
    asked = [environ["PATH_INFO"] for environ in front.asked]
    assert asked == ["/areas/", "/centers.json", "/centers.json", "/areas/"]
    assert timeless[1]["ETag"] != front.get("/areas/")[1]["ETag"]


@pytest.mark.parametrize("address", ["/nothing/", "/centers/none/", "/staff/login/", "/livez"])
def test_errors_and_what_is_not_public_are_never_kept(front, address):
    front.get(address)
    _status, headers, _body = front.get(address)
    assert len(front.asked) == 2
    assert "s-maxage" not in headers.get("Cache-Control", "")


def test_few_are_sent_at_once_and_whoever_comes_then_is_asked_to_come_again(front):
    def begun():
        environ = RequestFactory().get("/centers.csv").environ
        return front.door(environ, lambda *_facts: None)

    first, second = begun(), begun()
    refused = front.get("/centers.csv")
    assert (refused[0], refused[1]["Retry-After"]) == ("503", "10")
    assert front.get("/centers/")[0] == "200"
    b"".join(first)
    first.close()
    assert front.get("/centers.csv")[0] == "200"
    del second
    third, fourth = begun(), begun()
    assert front.get("/centers.csv")[0] == "503"
    third.close()
    fourth.close()


def test_what_is_streamed_passes_through_with_its_tag(front):
    status, headers, body = front.get("/centers.csv", accept_encoding="br, gzip;q=0")
    assert (status, "茶" in body.decode()) == ("200", True)
    zipped = Front().get("/centers.csv", accept_encoding="br, gzip")
    assert gzip.decompress(zipped[2]) == body
    assert front.get("/centers.csv", if_none_match=headers["ETag"])[0] == "304"
    assert len(front.asked) == 1


def test_without_a_database_kept_pages_are_served_with_their_age_for_a_while(front):
    kept, data = (front.get(f"/en/centers/tea{end}")[2].decode() for end in ("/", ".json"))
    front.known = lambda: Known(1, is_fresh=False)
    front.now += 120
    status, headers, body = front.get("/en/centers/tea/", accept_encoding="br")
    assert (status, headers["Age"], headers.get("ETag")) == ("200", "120", None)
    page = brotli.decompress(body).decode()
    word = page[len(kept.partition(TOP)[0]) : page.index(TOP)]
    assert page == kept.replace(TOP, word + TOP)
    assert re.sub(r"<[^>]+>", "", word).strip() == (
        "As of 15 Jan 2027 16:00 This page cannot be renewed just now. Something may have changed "
        "since; if it matters, ask by phone."
    )
    status, headers, body = front.get("/en/centers/tea.json")
    assert (status, headers["Age"], body.decode()) == ("200", "120", data)
    front.now += 600
    assert front.get("/en/centers/tea/")[0] == "503"


def test_while_the_database_is_gone_what_is_not_kept_is_refused_without_asking_it(
    front, django_assert_num_queries
):
    front.known = lambda: Known(0, is_fresh=False)
    with django_assert_num_queries(0):
        for address in ("/rooms/", "/en/centers/tea.json", "/centers.csv"):
            status, headers, _body = front.get(address)
            told = status, headers["Retry-After"], headers.get("Cache-Control")
            assert told == ("503", "10", None)
    assert "目录暂时无法打开" in front.get("/rooms/")[2].decode()


def test_when_a_page_cannot_be_made_the_one_of_before_stands_in(front):
    front.get("/centers/tea/")
    front.broken = 4
    front.now += 60
    assert (front.get("/centers/tea/")[1]["Age"], front.get("/rooms/")[0]) == ("60", "503")


def test_a_page_is_asked_for_again_if_a_connection_breaks_under_it(front):
    front.broken = 1
    status, headers, _body = front.get("/centers/tea/")
    assert (status, "Age" in headers, len(front.asked)) == ("200", False, 2)


@pytest.mark.parametrize("address", ["/centers/tea/", "/centers.csv"])
def test_a_page_from_a_server_that_lags_is_not_kept_for_one_of_the_edition_that_is_known(
    front, address
):
    old = front.get(address)
    front.known = lambda: Known(Edition.objects.number() + 1, is_fresh=True)
    assert [front.get(address) for _ in range(2)] == [old, old]
    assert len(front.asked) == 3
    make_center(slug="new")
    front.known = lambda: Known(Edition.objects.number(), is_fresh=True)
    assert front.get(address)[1]["ETag"] != old[1]["ETag"]


def test_readers_who_come_at_once_wait_for_one_page(db):
    made = []

    def slow(environ, start):
        made.append(environ)
        start("200 OK", [])
        return [b"page"]

    front, together, bodies = Front(lambda: Known(1, is_fresh=True)), Barrier(4), []
    front.door.application = slow

    def read():
        together.wait()
        bodies.append(front.get("/")[2])

    readers = [Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert (bodies, len(made), front.door.turns) == ([b"page"] * 4, 1, {})


def test_few_pages_are_made_at_once_and_kept_ones_wait_for_none(db):
    front, begun, go_on = Front(lambda: Known(1, is_fresh=True)), Event(), Event()
    making, most = [], []

    def slow(environ, start):
        making.append(environ)
        most.append(len(making))
        begun.set()
        go_on.wait(5)
        making.pop()
        start("200 OK", [])
        return [b"page"]

    front.door.application = slow
    front.door.makers = BoundedSemaphore(1)
    go_on.set()
    front.get("/areas/")
    go_on.clear()
    begun.clear()
    readers = [Thread(target=front.get, args=(address,)) for address in ("/", "/data/", "/about/")]
    for reader in readers:
        reader.start()
    assert begun.wait(5)
    assert front.get("/areas/")[2] == b"page"
    assert len(making) == 1
    go_on.set()
    for reader in readers:
        reader.join()
    assert most == [1, 1, 1, 1]


def test_who_claims_to_be_of_the_staff_waits_for_a_turn_and_gets_what_is_theirs(front):
    environ = {"QUERY_STRING": "as_of=2099-12-03T19:00", "HTTP_COOKIE": "sessionid=none"}
    for address in ("/en/centers/", "/centers.csv"):
        assert front.get(address, environ=environ)[0] == "200"
    assert front.asked[0]["HTTP_COOKIE"] == "sessionid=none"
    assert front.shelf.bytes == [0, 0]
    front.known = lambda: Known(1, is_fresh=True)
    turns, begun = front.door.makers, Event()
    front.door.application = lambda _environ, start: start("200 OK", []) or begun.set() or []
    for _ in range(4):
        turns.acquire()
    reader = Thread(target=front.get, args=("/",), kwargs={"environ": environ})
    reader.start()
    assert not begun.wait(0.05)
    turns.release()
    assert begun.wait(5)
    reader.join()
    for _ in range(2):
        front.door.downloads.acquire()
    front.door.application = front.ask
    assert front.get("/centers.csv", environ=environ)[0] == "503"


def test_a_stream_of_addresses_takes_no_room_from_pages_asked_for_again():
    shelf = Shelf(100_000)
    hot = Page("hot", 0.0, [], {"gzip": gzip.compress(b"hot")})
    for _ in range(2):
        shelf.put("hot", hot)
        shelf.get("hot")
    for number in range(1000):
        shelf.put(number, Page("cold", 0.0, [], {"gzip": b"x" * 1000}))
    assert shelf.get("hot") is hot
    assert sum(shelf.bytes) <= 100_000
    assert sum(page.size for row in shelf.rows for page in row.values()) == sum(shelf.bytes)
    shelf.put("large", Page("large", 0.0, [], {"gzip": b"x" * 100_000}))
    assert shelf.get("large") is None


def memory_of(thing, seen):
    """About how many bytes something takes with all that it holds, but for what was seen."""
    if id(thing) in seen:
        return 0
    seen.add(id(thing))
    inside = [*thing.items()] if isinstance(thing, dict) else thing
    if isinstance(thing, Page):
        inside = [thing.tag, thing.made_at, thing.headers, thing.bodies]
    parts = inside if isinstance(inside, list | tuple) else []
    return getsizeof(thing) + sum(memory_of(part, seen) for part in parts)


def test_small_pages_take_no_more_memory_than_is_counted(front):
    for number in range(20):
        front.get(f"/suggest.json?q=none{number}", accept_encoding="br")
    waiting, seen = front.shelf.rows[0], set()
    took = sum(memory_of(key[:4], seen) + memory_of(page, seen) for key, page in waiting.items())
    assert front.shelf.bytes[0] / 2 < took <= front.shelf.bytes[0]


def test_the_edition_stays_known_while_it_cannot_be_read():
    answers = iter([7, OperationalError("gone"), RuntimeError("no thread"), 9])

    def read():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    editions = Editions(read)
    known = []
    for _ in range(4):
        editions.read_once()
        known.append(editions.number)
    assert known == [7, 7, 7, 9]


def test_a_process_that_stood_still_asks_before_it_says_that_the_database_is_gone():
    answers = {"is": 7}

    def read():
        if isinstance(answers["is"], int):
            return answers["is"]
        raise answers["is"]

    editions = Editions(read)
    # This test asks in its own time.
    editions.thread = current_thread()
    editions.read_once()
    editions.asked_at = editions.read_at = editions.read_at - 60
    Timer(0.05, editions.read_once).start()
    assert editions.current() == (7, True)
    answers["is"] = OperationalError("gone")
    editions.read_once()
    editions.read_at -= 60
    started = monotonic()
    assert editions.current() == (7, False)
    assert monotonic() - started < 0.1
