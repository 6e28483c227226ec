"""What happens around every request, by noun."""
