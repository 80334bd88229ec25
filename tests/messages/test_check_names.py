"""Every check has a name in both languages."""

import re
from pathlib import Path

import pytest

from pipeline.messages.check_names import CHECK_NAMES
from pipeline.messages.findings import FINDING_MESSAGES

CHECKS = Path(__file__).resolve().parents[3] / "shared/contract/checks.md"


def test_every_code_with_words_has_a_name() -> None:
    assert {key.split(":")[0] for key in FINDING_MESSAGES} <= CHECK_NAMES.keys()


@pytest.mark.skipif(not CHECKS.exists(), reason="the contract does not stand beside this checkout")
def test_the_names_are_those_of_the_contract_and_no_others() -> None:
    codes = set(
        re.findall(
            r"`((?:REQ|REV|PRO\d*|STAT|MONEY|FORM|TEXT|YEAR|ROLLUP|TWIN|VERSION|REGISTER)\.[A-Z_]+)`",
            CHECKS.read_text("utf-8"),
        )
    )
    assert codes == set(CHECK_NAMES)
