"""A font is refused unless all four faces have every Vietnamese letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder

from reports import fonts

ALL = "".join(sorted(fonts.NEEDED))


def make_font(path: Path, letters: str, *, mac_style: int = 0) -> tuple[Path, int]:
    """A font file of empty glyphs that knows these letters."""
    names = {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.updateHead(macStyle=mac_style)
    builder.setupPost()
    builder.save(path)
    return path, 0


def test_vietnamese_adds_134_letters_to_the_latin_ones() -> None:
    assert len(fonts.VIETNAMESE_LETTERS) == 134
    assert set("ăâđêôơưẰẾỘỮỴ") <= fonts.VIETNAMESE_LETTERS
    assert not set("aeiouybcd") & fonts.VIETNAMESE_LETTERS


def test_letters_contain_the_98_that_western_fonts_lack() -> None:
    block = {chr(code) for code in range(0x1EA0, 0x1EFA)}
    often_lacking = block | set("ăĂđĐơƠưƯ")
    assert len(often_lacking) == 98
    assert often_lacking <= fonts.VIETNAMESE_LETTERS


def test_four_complete_faces_cover(tmp_path: Path) -> None:
    faces = [make_font(tmp_path / f"{style}.otf", ALL, mac_style=style) for style in range(4)]
    assert fonts.covers(faces)


def test_a_family_without_bold_italic_does_not_cover(tmp_path: Path) -> None:
    faces = [make_font(tmp_path / f"{style}.otf", ALL, mac_style=style) for style in range(3)]
    assert not fonts.covers(faces)


def test_a_family_without_the_vietnamese_block_does_not_cover(tmp_path: Path) -> None:
    """The case of Liberation Serif 1.07."""
    western = "".join(letter for letter in ALL if not 0x1EA0 <= ord(letter) <= 0x1EF9)
    faces = [make_font(tmp_path / f"{style}.otf", western, mac_style=style) for style in range(4)]
    assert not fonts.covers(faces)
    assert len(fonts.missing_letters(*faces[0])) == 90


def test_an_unknown_family_does_not_cover() -> None:
    assert fonts.first_covering(("Phông không có thật",)) is None


def test_this_machine_has_a_covering_family() -> None:
    assert fonts.covering_family() in fonts.TIMES_FAMILIES


def test_check_is_silent_when_a_font_covers() -> None:
    assert fonts.check_font(None) == []


def test_check_names_the_package_to_install() -> None:
    (error,) = fonts.font_errors(None)
    assert error.id == "reports.E001"
    assert "apt-get install fonts-croscore" in str(error.hint)


def test_missing_font_is_a_sentence_for_the_user() -> None:
    with pytest.raises(fonts.FontMissing, match="Máy chủ chưa có phông chữ"):
        raise fonts.FontMissing
