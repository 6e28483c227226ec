"""Where the server may listen: a trial, or SQLite, stays on its own machine (R16)."""

from __future__ import annotations

import ipaddress

REFUSAL = (
    "Bản dùng thử (SQLite hoặc PROFILE=trial) chỉ phục vụ trên máy này: {address} mở ra mạng."
    " Hãy dùng 127.0.0.1, hoặc đặt DATABASE_URL tới PostgreSQL và PROFILE=production."
)


def is_loopback(address: str) -> bool:
    """Whether `host`, `host:port`, `[v6]:port` or `unix:/path` is reachable from this machine only."""
    if address.startswith("unix:"):
        return True
    host = address
    if address.startswith("["):
        host = address[1:].partition("]")[0]
    elif address.count(":") == 1:
        host = address.partition(":")[0]
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refusal(address: str, *, is_trial: bool) -> str:
    """The sentence that refuses to listen at `address`; empty when it may."""
    return REFUSAL.format(address=address) if is_trial and not is_loopback(address) else ""
