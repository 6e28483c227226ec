"""How passwords are hashed, and which of them are refused, in both profiles (R29, R30)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth import hashers
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from programme import vietnamese

SHORTEST = 12
LONGEST = 1024
REMEMBERED = 5

# What every guesser of this house tries first, without marks and spaces.
OFFICE_WORDS = (
    "tinhuy", "thanhuy", "dangbo", "banchaphanh", "banthuongvu", "thuongtruc", "bithu", "capuy",
    "vanphong", "tochuc", "tuyengiao", "danvan", "noichinh", "kiemtra", "chuongtrinh", "dangvien",
    "dangcongsan", "vietnam", "chuyenvien", "quantri", "matkhau", "password", "admin", "welcome",
    "qwerty", "123456",
)  # fmt: skip
# The provinces and cities before and after the mergers of 2025.
PROVINCES = (
    "angiang", "bariavungtau", "bacgiang", "backan", "baclieu", "bacninh", "bentre", "binhdinh",
    "binhduong", "binhphuoc", "binhthuan", "camau", "cantho", "caobang", "danang", "daklak",
    "daknong", "dienbien", "dongnai", "dongthap", "gialai", "hagiang", "hanam", "hanoi", "hatinh",
    "haiduong", "haiphong", "haugiang", "hoabinh", "hungyen", "khanhhoa", "kiengiang", "kontum",
    "laichau", "lamdong", "langson", "laocai", "longan", "namdinh", "nghean", "ninhbinh",
    "ninhthuan", "phutho", "phuyen", "quangbinh", "quangnam", "quangngai", "quangninh", "quangtri",
    "soctrang", "sonla", "tayninh", "thaibinh", "thainguyen", "thanhhoa", "thuathienhue", "hue",
    "tiengiang", "hochiminh", "saigon", "travinh", "tuyenquang", "vinhlong", "vinhphuc", "yenbai",
)  # fmt: skip
# What must remain of a password once the words that everybody here knows are taken out.
REMAINING = 8
YEARS = re.compile(r"(?:19|20)\d\d")


class Argon2idHasher(hashers.Argon2PasswordHasher):
    """Argon2id with 19 MiB: 20 log-ins at once take 1 s and 0.2 GB, Django's choice 4 s and 1.2 GB."""

    time_cost = 2
    parallelism = 1

    @property
    def memory_cost(self) -> int:  # type: ignore[override]  # a setting, read when it is needed
        return int(settings.ARGON2_MEMORY_KIB)


class LengthValidator:
    """From 12 characters, up to what the log-in form takes."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(
                f"Mật khẩu cần ít nhất {SHORTEST} ký tự; một câu ngắn dễ nhớ là tốt nhất.",
                code="password_too_short",
            )
        if len(password) > LONGEST:
            raise ValidationError(f"Mật khẩu dài nhất {LONGEST} ký tự.", code="password_too_long")

    def get_help_text(self) -> str:
        return f"Ít nhất {SHORTEST} ký tự; có thể là một câu có dấu cách."


class CommonWordValidator(CommonPasswordValidator):
    """Refuses the 20,000 passwords that are tried first anywhere."""

    def get_error_message(self) -> str:
        return "Mật khẩu này quá phổ biến; hãy chọn câu khác."

    def get_help_text(self) -> str:
        return "Không phải mật khẩu phổ biến."


class LocalWordValidator:
    """Refuses passwords made of the names of the office and of its province."""

    def validate(self, password: str, user: Any = None) -> None:
        if _is_mostly(password, (*OFFICE_WORDS, *PROVINCES)):
            raise ValidationError(
                "Mật khẩu gồm tên cơ quan, tên tỉnh hoặc từ quá dễ đoán; hãy thêm vài từ riêng của bạn.",
                code="password_local_word",
            )

    def get_help_text(self) -> str:
        return "Không chỉ gồm tên tỉnh, tên cơ quan."


class OwnNameValidator:
    """Refuses passwords made of the person's own name or user name."""

    def validate(self, password: str, user: Any = None) -> None:
        names = [getattr(user, field, "") or "" for field in ("username", "name")]
        own = {_bare(name) for name in names}
        own |= {_bare(word) for name in names for word in re.split(r"[\W_]+", name)}
        if _is_mostly(password, (word for word in own if len(word) >= 3)):
            raise ValidationError(
                "Mật khẩu gần giống tên của bạn; hãy chọn câu khác.", code="password_own_name"
            )

    def get_help_text(self) -> str:
        return "Không gần giống tên của bạn."


class ClassesValidator:
    """Profile 742: upper and lower case, a digit and another character."""

    NEEDED: ClassVar[tuple[tuple[str, str], ...]] = (
        ("chữ hoa", "isupper"),
        ("chữ thường", "islower"),
        ("chữ số", "isdigit"),
    )

    def validate(self, password: str, user: Any = None) -> None:
        missing = [
            name for name, test in self.NEEDED if not any(getattr(c, test)() for c in password)
        ]
        if not any(not c.isalnum() and not c.isspace() for c in password):
            missing.append("ký tự đặc biệt")
        if missing:
            raise ValidationError(
                f"Mật khẩu còn thiếu: {', '.join(missing)}.", code="password_classes"
            )

    def get_help_text(self) -> str:
        return "Có chữ hoa, chữ thường, chữ số và ký tự đặc biệt."


class FormerPasswordValidator:
    """Profile 742: none of the last five passwords."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is None or user.pk is None:
            return
        former = user.former_passwords.values_list("password", flat=True)[:REMEMBERED]
        if any(hashers.check_password(password, old) for old in (user.password, *former)):
            raise ValidationError(
                f"Mật khẩu này đã dùng trong {REMEMBERED} lần gần đây; hãy chọn mật khẩu mới.",
                code="password_used_before",
            )

    def get_help_text(self) -> str:
        return f"Khác {REMEMBERED} mật khẩu gần đây."


def _is_mostly(password: str, words: Iterable[str]) -> bool:
    """Whether known words are in the password and too little is left without them."""
    rest = YEARS.sub("", _bare(password))
    whole = len(_bare(password))
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest) < min(whole, REMAINING)


def _bare(text: str) -> str:
    """Letters and digits only, without marks and in lower case."""
    return re.sub(r"[\W_]+", "", vietnamese.search_key(text))
