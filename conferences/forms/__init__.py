"""What people fill in about conferences and their items."""
