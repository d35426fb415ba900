"""Staff find a center among thousands, and an area among hundreds."""

from tests.factories import make_area, make_center


def test_areas_are_searched_by_name_code_and_district(staff):
    district = make_area("310107", name="普陀区", name_en="Putuo District")
    street = make_area("310107005", name="长风新村街道", parent=district)
    make_area("310104", name="徐汇区")
    url = "/en/staff/autocomplete/?app_label=centers&model_name=center&field_name=area&term="
    for term in ("长风", "310107005"):
        found = [row["id"] for row in staff.get(url + term).json()["results"]]
        assert found == [street.code]
    found = [row["id"] for row in staff.get(url + "putuo").json()["results"]]
    assert found == [district.code, street.code]


def test_centers_are_searched_and_filtered(staff):
    district = make_area("310107", name="普陀区")
    street = make_area("310107005", name="长风新村街道", parent=district)
    make_center(name="长风中心", area=street, on_holidays="closed", checked_on="2026-11-03")
    make_center(
        name="徐汇中心", area=make_area("310104"), status="draft", latitude=31, longitude=121
    )

    def found(query):
        answer = staff.get(f"/en/staff/centers/center/?{query}")
        return [center.name for center in answer.context["cl"].result_list]

    assert found("q=长风") == ["长风中心"]
    assert found("area=310107") == ["长风中心"]
    assert found("status__exact=draft") == ["徐汇中心"]
    assert found("holidays=no") == ["徐汇中心"]
    assert found("checked_on__isnull=True") == ["徐汇中心"]
    assert found("point=no") == ["长风中心"]
