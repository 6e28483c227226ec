"""Django's own sentences reach the office in good Vietnamese, whatever form they come from."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django import forms

from programme.forms.records import OfficeForm

FOLDER = Path(__file__).resolve().parents[2] / "programme" / "locale" / "vi" / "LC_MESSAGES"


class Numbers(OfficeForm):
    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2200)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("hai nghìn", "Hãy nhập một số nguyên."),
        ("2025,5", "Hãy nhập một số nguyên."),
        ("2201", "Hãy nhập một số không lớn hơn 2200."),
        ("1929", "Hãy nhập một số không nhỏ hơn 1930."),
        ("", "Hãy nhập: năm."),
    ],
)
def test_a_wrong_number_is_told_in_the_offices_words(typed: str, sentence: str) -> None:
    assert Numbers({"year": typed}).errors["year"] == [sentence]


def test_a_choice_that_is_gone_is_told_in_the_offices_words() -> None:
    field = forms.ChoiceField(choices=[("a", "A")])
    with pytest.raises(forms.ValidationError) as refused:
        field.clean("b")
    assert refused.value.messages == ["“b” không có trong danh sách; hãy chọn lại."]


def test_the_compiled_sentences_are_those_of_the_source() -> None:
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', (FOLDER / "django.po").read_text(), re.M)
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert len(pairs) >= 7
    assert {source: compiled.gettext(source) for source, _ in pairs} == dict(pairs)
