"""Interop: ways into the rules from other libraries, each behind an extra of its own; the core never imports them."""

from __future__ import annotations

__all__ = ()
