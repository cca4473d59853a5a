"""What persons may ask about their own data, and how long data is kept. Pure."""
