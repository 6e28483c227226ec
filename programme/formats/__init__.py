"""How dates and numbers are written, by language (screens.md, "Dates")."""
