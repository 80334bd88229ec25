"""No dependency under GPL or AGPL, direct or by the back door: everything that the locks name, as it is installed.

LGPL and MPL are fine: what is under them is used, unchanged, as a library. A licence that is not known here fails too.
"""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"

REFUSED = re.compile(r"\bA?GPL|Affero|(?<!Lesser )(?<!Library )General Public Licen[cs]e", re.IGNORECASE)
ACCEPTED = re.compile(
    r"MIT|BSD|Apache|Python Software Foundation|PSF|MPL|Mozilla Public|LGPL|Lesser General Public|HPND|ISC|Zlib|0BSD|ZPL"
    r"|Public Domain",
    re.IGNORECASE,
)


def locked(lock: str) -> list[str]:
    return re.findall(r"^([a-z0-9.-]+)==", (REQUIREMENTS / lock).read_text("utf-8"), re.MULTILINE)


def installed(lock: str) -> list[Distribution]:
    """List what the lock names and this platform has; markers leave the others out."""
    found = []
    for name in locked(lock):
        try:
            found.append(distribution(name))
        except PackageNotFoundError:
            continue
    return found


def stated_licences(of: Distribution) -> list[str]:
    """Return the SPDX expression where there is one, else the classifiers, else the first line of the free text."""
    stated = of.metadata.json
    if "license_expression" in stated:
        return [str(stated["license_expression"])]
    classifiers = [
        line
        for line in stated.get("classifier", [])
        if line.startswith("License ::") and line not in {"License :: OSI Approved", "License :: DFSG approved"}
    ]
    return classifiers or str(stated.get("license", "")).splitlines()[:1]


def is_fine(licences: list[str]) -> bool:
    """Tell whether every stated licence is known and allowed; of a plain `A OR B` one that is suffices."""
    return bool(licences) and all(
        any(ACCEPTED.search(choice) and not REFUSED.search(choice) for choice in choices(licence))
        for licence in licences
    )


def choices(licence: str) -> list[str]:
    return [licence] if re.search(r"\bAND\b", licence) else re.split(r"\bOR\b", licence)


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_no_installed_dependency_is_under_gpl_or_an_unknown_licence(lock: str) -> None:
    refused = {found.name: stated_licences(found) for found in installed(lock) if not is_fine(stated_licences(found))}
    assert refused == {}


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_nearly_all_that_is_locked_was_looked_at(lock: str) -> None:
    assert len(installed(lock)) >= len(locked(lock)) - 5  # those of other platforms


def test_the_dev_lock_holds_the_base_lock() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (REQUIREMENTS / lock).read_text("utf-8"), re.MULTILINE))

    assert pins("base.txt") <= pins("dev.txt")


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("LGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", True),
        ("GPL-2.0-or-later OR MIT", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("License :: OSI Approved :: GNU Affero General Public License v3", False),
        ("AGPL-3.0-or-later", False),
        ("GPL-3.0-only AND (Apache-2.0 OR MIT)", False),
        ("Dual licensed: AGPLv3 or commercial", False),
        ("Proprietary", False),
    ],
)
def test_the_gate_tells_licences_apart(licence: str, *, fine: bool) -> None:
    assert is_fine([licence]) is fine


def test_no_stated_licence_is_refused() -> None:
    assert not is_fine([])
