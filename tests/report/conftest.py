"""The shipped word lists, and the samples as their importer reads them."""

import json
import tomllib
from pathlib import Path

import pytest

from fzdraft.importers import table
from fzdraft.report.extract import reader
from fzdraft.report.recognisers import recognisers

ROOT = Path(__file__).parents[2]
FILES = {
    "deeds": "deeds.toml",
    "formulas": "formulas.toml",
    "names": "names/words.toml",
}


@pytest.fixture(scope="session")
def words(numbers):
    """Give the recognisers made of the shipped word lists."""
    resources = ROOT / "resources"
    lists = {name: tomllib.loads((resources / f).read_text("utf-8")) for name, f in FILES.items()}
    return recognisers(numbers, lists, (resources / "names" / "divisions.txt").read_text("utf-8"))


@pytest.fixture(scope="session")
def numbers():
    """Give the reader of numbers made of the shipped word lists."""
    names = ("quantities", "labels", "verbs", "indicators", "aspects")
    texts = {name: (ROOT / "resources" / f"{name}.toml").read_text("utf-8") for name in names}
    return reader({name: tomllib.loads(text) for name, text in texts.items()})


@pytest.fixture(scope="session")
def samples():
    """Give the five sample reports by file name: the text of the file and the document in it."""
    paths = sorted((ROOT / "resources" / "corpus").glob("s*.txt"))
    return {
        path.name: (path.read_text("utf-8"), table.read(path.read_bytes(), path.name))
        for path in paths
    }


@pytest.fixture(scope="session")
def golden():
    """Give a golden file below tests/golden by name."""
    return lambda name: json.loads((ROOT / "tests" / "golden" / name).read_text("utf-8"))
