"""Pages of another release, or of other settings, are others."""

import re

from config.pages.release import PARTS, TOLD, release
from tests.environment import ROOT

# Settings that are the same wherever this code runs, or that no public page tells of.
OF_THE_CODE = {"LANGUAGE_CODE", "SESSION_COOKIE_NAME"}
OF_THE_DESK = {"admin", "desk", "importing", "management"}


def test_every_setting_that_pages_tell_of_tells_releases_from_each_other(settings):
    known = {release(ROOT)}
    for name in TOLD:
        setattr(settings, name, f"another {name}")
        known.add(release(ROOT))
    assert len(known) == len(TOLD) + 1
    files = [one for one in ROOT.glob("centers/**/*.py") if not OF_THE_DESK & {*one.parts}]
    asked = {name for one in files for name in re.findall(r"\bsettings\.(\w+)", one.read_text())}
    assert asked - OF_THE_CODE <= {*TOLD}


def test_whatever_is_shipped_tells_releases_from_each_other(tmp_path):
    known = set()
    for name in ("requirements.lock", *(f"{part}/a/b.svg" for part in PARTS)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        for text in ("", "x"):
            (tmp_path / name).write_text(text)
            known.add(release(tmp_path))
    assert len(known) == 2 * (len(PARTS) + 1)
    (tmp_path / "centers/__pycache__").mkdir()
    (tmp_path / "centers/__pycache__/a.pyc.123").write_text("half of it")
    assert release(tmp_path) in known
