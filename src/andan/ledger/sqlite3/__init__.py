"""Django's SQLite, with one lane for the writers of this process."""
