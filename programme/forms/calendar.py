"""What people fill in about the office's calendar and its planning rules."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.records import DayField, RecordForm
from programme.models import BlockedPeriod, DayOff, PlanningRules, SwappedDay
from programme.review_steps import format_review_steps, parse_review_steps


class DayOffForm(RecordForm):
    """A day the office does not work, or works although others do not."""

    date = DayField(label="Ngày")

    class Meta:
        model = DayOff
        fields = ["date", "name", "is_working"]
        help_texts = {"name": "Ví dụ: Ngày truyền thống của ngành."}


class SwappedDayForm(RecordForm):
    """A working day off for a weekend day worked."""

    day_off = DayField(label="Nghỉ ngày", help_text="Một ngày làm việc.")
    working_day = DayField(label="Làm bù ngày", help_text="Thứ Bảy, Chủ nhật hoặc một ngày nghỉ.")

    class Meta:
        model = SwappedDay
        fields = ["day_off", "working_day", "name"]


class BlockedPeriodForm(RecordForm):
    """Days in which no conference should meet."""

    first_day = DayField(label="Từ ngày")
    last_day = DayField(label="Đến hết ngày")

    class Meta:
        model = BlockedPeriod
        fields = ["name", "first_day", "last_day"]
        help_texts = {"name": "Ví dụ: Đại hội Đảng bộ tỉnh; Kỳ họp Hội đồng nhân dân tỉnh."}


class PlanningRulesForm(RecordForm):
    """What the office plans by."""

    class Meta:
        model = PlanningRules
        fields = [
            "milestones",
            "review_tolerance_months",
            "agency_limit",
            "days_between_conferences",
            "paper_workdays",
            "conference_minutes",
            "item_minutes",
        ]
        help_texts = {
            "milestones": "Các số năm cách nhau bằng dấu phẩy, ví dụ: 3, 5, 10, 15.",
            "review_tolerance_months": "Sơ kết, tổng kết lệch ngày tròn năm quá số tháng này thì bị nhắc.",
            "paper_workdays": "Tài liệu phải về Văn phòng trước ngày họp bấy nhiêu ngày làm việc.",
            "item_minutes": "Dùng cho nội dung chưa ghi số phút.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A page opened before anybody set rules names no version; the action answers for both texts.
        self.fields["version"].required = False
        for field in self.fields.values():
            if isinstance(field.widget, forms.NumberInput):
                field.widget.attrs["class"] = "short"

    def clean_milestones(self) -> str:
        steps = parse_review_steps(self.cleaned_data["milestones"])
        if steps.fault:
            raise forms.ValidationError(steps.fault)
        return format_review_steps(steps.years)
