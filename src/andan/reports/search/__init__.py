"""Words of reports: how they are read, asked for and shown again. Pure."""
