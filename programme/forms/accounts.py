"""Log-in and change of password: asked, checked, explained."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, UsernameField

from programme import passwords
from programme.actions import people
from programme.models import User

LONGEST_USER_NAME = 150


class LogInForm(AuthenticationForm):
    """User name and password, cut off by length before anything is looked up (R32)."""

    # Django's own field carries its length only to the browser.
    username = UsernameField(
        label="Tên đăng nhập",
        max_length=LONGEST_USER_NAME,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    password = forms.CharField(
        label="Mật khẩu",
        max_length=passwords.LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    # One sentence for the unknown, the mistyped, the disabled and the locked (R33).
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khoá."
        " Hãy kiểm tra lại; sau nhiều lần nhập sai xin chờ 15 phút.",
        "inactive": "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khoá."
        " Hãy kiểm tra lại; sau nhiều lần nhập sai xin chờ 15 phút.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["username"].error_messages["required"] = "Hãy nhập tên đăng nhập."
        self.fields["password"].error_messages["required"] = "Hãy nhập mật khẩu."


class ChangePasswordForm(PasswordChangeForm):
    """The old password once, the new one twice; saved through the action."""

    error_messages = {
        "password_incorrect": "Mật khẩu hiện tại chưa đúng; hãy nhập lại.",
        "password_mismatch": "Hai lần nhập mật khẩu mới không giống nhau; hãy nhập lại.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "old_password": "Mật khẩu hiện tại",
            "new_password1": "Mật khẩu mới",
            "new_password2": "Mật khẩu mới, nhập lần nữa",
        }
        for name, label in labels.items():
            field = self.fields[name]
            field.label = label
            field.error_messages["required"] = f"Hãy nhập: {label.lower()}."
            field.help_text = ""
            if isinstance(field, forms.CharField):
                field.max_length = passwords.LONGEST
                field.validators.append(_not_longer)

    def save(self, commit: bool = True) -> User:
        return people.change_password(self.user, self.cleaned_data["new_password1"], by=self.user)


def _not_longer(value: str) -> None:
    if len(value) > passwords.LONGEST:
        raise forms.ValidationError(f"Mật khẩu dài nhất {passwords.LONGEST} ký tự.")
