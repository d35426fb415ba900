"""Suggestions under the search box: by keyboard, over a slow network, and where one goes."""

import re

import pytest

from tests.factories import make_center

from .conftest import axe_faults

OPTION = "#suggestions [role=option]"
NAMES = ["长风湾中心", "长风中心", "长宁中心"]


@pytest.fixture(autouse=True)
def town(transactional_db):
    for number, name in enumerate(NAMES):
        make_center(slug=f"c{number}", name=name, address="测试路1号")


def test_suggestions_are_chosen_by_keyboard_and_go_away(page):
    page.goto("/centers/")
    box, options = page.locator("#q"), page.locator(OPTION)
    box.press_sequentially("长风")
    options.nth(1).wait_for()
    assert [re.split("\n", text)[0] for text in options.all_inner_texts()] == NAMES[:2]
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "true")
    assert axe_faults(page) == []
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(0).get_attribute("id")
    assert options.nth(0).get_attribute("aria-selected") == "true"
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    assert (options.count(), box.input_value()) == (0, "长风")
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("湾")
    options.nth(0).wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/centers/c0/")


def test_enter_without_a_choice_searches(page):
    page.goto("/centers/")
    box = page.locator("#q")
    box.press_sequentially("长风")
    page.locator(OPTION).nth(0).wait_for()
    box.press("Enter")
    page.wait_for_url("**/centers/?q=**")


def test_a_late_answer_does_not_replace_a_newer_one(page):
    held = []
    page.route(
        "**/suggest.json*",
        lambda route: route.continue_() if held else held.append(route),
    )
    page.goto("/centers/")
    box, options = page.locator("#q"), page.locator(OPTION)
    with page.expect_request("**/suggest.json*"):
        box.press_sequentially("长")
    with page.expect_response("**/suggest.json*"):
        box.press_sequentially("宁")
    options.nth(0).wait_for()
    held[0].continue_()
    page.wait_for_timeout(200)
    assert [re.split("\n", text)[0] for text in options.all_inner_texts()] == ["长宁中心"]
