"""What our templates ask of values of this app, by noun."""
