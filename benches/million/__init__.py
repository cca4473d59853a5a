"""What a city has after some years: a million reports with five million events."""
