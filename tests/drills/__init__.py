"""Drills that break a running house on purpose and count what was lost."""
