"""The office writes one language."""
