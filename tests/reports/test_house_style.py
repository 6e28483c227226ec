"""The house style holds the numbers of the guidance and names the rule of each."""

from __future__ import annotations

import pytest

from reports.house_style import GUIDANCE_2026, Alignment, Role


def test_sheet_and_margins_are_those_of_the_guidance() -> None:
    style = GUIDANCE_2026
    assert (style.sheet_width_mm, style.sheet_height_mm) == (210, 297)
    assert (style.margin_top_mm, style.margin_bottom_mm) == (20, 20)
    assert (style.margin_left_mm, style.margin_right_mm) == (30, 15)
    assert style.text_width_mm == 165


def test_both_columns_fill_the_text_width() -> None:
    columns_mm = GUIDANCE_2026.left_column_mm + GUIDANCE_2026.right_column_mm
    assert columns_mm == GUIDANCE_2026.text_width_mm


def test_every_role_has_one_look() -> None:
    assert sorted(look.role for look in GUIDANCE_2026.looks) == sorted(Role)


def test_every_look_has_its_own_name_and_names_its_clause() -> None:
    names = [look.name for look in GUIDANCE_2026.looks]
    assert len(set(names)) == len(names)
    assert all(look.clause.startswith(("H5 ", "no rule")) for look in GUIDANCE_2026.looks)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.PARTY_TITLE, (15, True, False)),
        (Role.SUPERIOR, (14, False, False)),
        (Role.ISSUER, (14, True, False)),
        (Role.NUMBER, (14, False, False)),
        (Role.PLACE_DATE, (14, False, True)),
        (Role.TYPE_NAME, (16, True, False)),
        (Role.SUBJECT, (14, True, False)),
        (Role.PARAGRAPH, (14, False, False)),
        (Role.HEADING_1, (14, True, False)),
        (Role.HEADING_3, (14, True, True)),
        (Role.HEADING_4, (14, False, True)),
        (Role.AUTHORITY, (14, True, False)),
        (Role.POSITION, (14, False, False)),
        (Role.SIGNER, (14, True, False)),
        (Role.RECIPIENTS_LABEL, (14, False, False)),
        (Role.RECIPIENT, (12, False, False)),
        (Role.URGENCY_MARK, (14, True, False)),
        (Role.CIRCULATION_MARK, (12, True, False)),
        (Role.DRAFT_MARK, (14, False, True)),
        (Role.FOOTNOTE, (11, False, False)),
        (Role.PAGE_NUMBER, (14, False, False)),
    ],
)
def test_type_follows_the_font_table(role: Role, expected: tuple[float, bool, bool]) -> None:
    look = GUIDANCE_2026.look(role)
    assert (look.size_pt, look.is_bold, look.is_italic) == expected


def test_body_is_justified_at_19_pt_with_10_mm_indent_and_6_pt_above() -> None:
    body = GUIDANCE_2026.look(Role.PARAGRAPH)
    assert body.alignment is Alignment.JUSTIFY
    assert (body.line_exact_pt, body.first_line_indent_mm) == (19, 10)
    assert (body.space_before_pt, body.space_after_pt) == (6, 0)
