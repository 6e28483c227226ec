"""All addresses the application answers at, with name and methods, read from Django's resolver (R46)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its pattern, its name with namespaces, the methods its view declares.

    `methods` is empty when the view declares none, which for a view of ours is a mistake (R50).
    """

    pattern: str
    name: str
    methods: tuple[str, ...]
    view: str

    @property
    def is_of_the_admin(self) -> bool:
        """Whether Django's admin answers here; its methods are its own affair."""
        return self.name.startswith("admin:")


def all_addresses() -> list[Address]:
    """Every address of the running configuration, in the resolver's order."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Address]:
    for entry in patterns:
        pattern = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, pattern, inner)
        elif isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name or ''}"
            yield Address(pattern, name, methods_of(entry.callback), entry.lookup_str)


def methods_of(view: Callable[..., Any]) -> tuple[str, ...]:
    """The methods a view declares: by its class's own list, or by `require_http_methods`."""
    view_class = getattr(view, "view_class", None)
    if view_class is not None:
        answered = (
            m for m in view_class.http_method_names if hasattr(view_class, m) or m == "head"
        )
        return tuple(sorted(method.upper() for method in answered))
    listing = inspect.unwrap(view, stop=_lists_methods)
    if not _lists_methods(listing):
        return ()
    return tuple(sorted(inspect.getclosurevars(listing).nonlocals["request_method_list"]))


def _lists_methods(function: Callable[..., Any]) -> bool:
    """`require_http_methods` leaves its list nowhere but in the closure."""
    code = getattr(function, "__code__", None)
    return code is not None and "request_method_list" in code.co_freevars
