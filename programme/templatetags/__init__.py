"""Small words our templates need."""
