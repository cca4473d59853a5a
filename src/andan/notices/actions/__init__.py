"""The only writers of notices beside `telling`."""
