"""Pages of the year, its conferences and their items."""
