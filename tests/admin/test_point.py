"""Coordinates on the desk: converted once from the map that they were read off."""

import pytest

from centers.models import Center
from tests.factories import make_center

from .pages import errors, save

pytestmark = pytest.mark.django_db

AMAP = {"latitude": "31.175304", "longitude": "121.531542", "datum": "gcj02"}


def page_of(center: Center) -> str:
    return f"/en/staff/centers/center/{center.pk}/change/"


def point_of(center: Center) -> tuple[float | None, float | None]:
    center.refresh_from_db()
    return center.latitude, center.longitude


def test_a_point_from_amap_is_converted_once(staff) -> None:
    center = make_center()
    assert save(staff, page_of(center), **AMAP).status_code == 302
    assert point_of(center) == (pytest.approx(31.1774276, 1e-7), pytest.approx(121.5272106, 1e-7))
    converted = point_of(center)
    assert save(staff, page_of(center), summary="长风").status_code == 302
    assert point_of(center) == converted


@pytest.mark.parametrize(
    ("datum", "point"),
    [("wgs84", (31.18, 121.54)), ("", (31.18, 121.54)), ("bd09", (31.1760681, 121.5292114))],
)
def test_a_point_is_taken_as_its_map_writes_it(staff, datum, point) -> None:
    center = make_center()
    save(staff, page_of(center), latitude="31.18", longitude="121.54", datum=datum)
    assert point_of(center) == pytest.approx(point, abs=1e-7)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"longitude": ""}, {"longitude": ["Give both latitude and longitude, or neither."]}),
        (
            {"datum": "mars"},
            {"datum": ["Select a valid choice. mars is not one of the available choices."]},
        ),
        ({"latitude": "99"}, {"latitude": ["Ensure this value is less than or equal to 90."]}),
    ],
)
def test_a_point_that_makes_no_sense_is_refused_and_shown_as_typed(staff, changes, said) -> None:
    center = make_center()
    answer = save(staff, page_of(center), **{**AMAP, **changes})
    assert errors(answer) == said
    assert point_of(center) == (None, None)
    assert f'value="{({**AMAP, **changes})["latitude"]}"' in answer.content.decode()
