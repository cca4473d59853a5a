"""What an officer fills in: one form a verb, and the narrowing of lists."""
