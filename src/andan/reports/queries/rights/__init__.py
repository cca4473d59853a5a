"""Requests about one's own data, who looked, and what is due to go."""
