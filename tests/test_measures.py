"""Functions, modules and templates stay short enough to be held in mind."""

from statistics import median, quantiles

from .measures import function_lines, lines_of, modules, templates


def test_the_median_function_has_fewer_than_nine_lines() -> None:
    assert median(function_lines().values()) < 9


def test_nine_of_ten_functions_have_fewer_than_25_lines() -> None:
    assert quantiles(function_lines().values(), n=10)[-1] < 25


def test_no_module_has_350_lines() -> None:
    assert {name: lines for name, lines in lines_of(modules()).items() if lines >= 350} == {}


def test_no_template_has_120_lines() -> None:
    assert {name: lines for name, lines in lines_of(templates()).items() if lines >= 120} == {}
