"""The browser that the other tests here look through shows what is sent and finds what is wrong."""

from .conftest import axe_faults


def test_it_shows_what_the_site_sends(page):
    page.goto("/livez")
    assert page.inner_text("body").strip() == "ok"


def test_it_draws_chinese(page):
    page.set_content("<canvas></canvas>")
    # A font without Chinese draws the same empty box for every character.
    pictures = page.evaluate(
        """() => Array.from("社区中心", character => {
            const canvas = document.querySelector("canvas");
            const pen = canvas.getContext("2d");
            pen.clearRect(0, 0, canvas.width, canvas.height);
            pen.font = "40px sans-serif";
            pen.fillText(character, 0, 40);
            return canvas.toDataURL();
        })"""
    )
    assert len(set(pictures)) == 4


def test_it_finds_what_is_hard_to_use(page):
    page.set_content('<!doctype html><html lang="en"><title>T</title><main><h1>H</h1><img></main>')
    assert axe_faults(page) == ["image-alt: <img>"]
