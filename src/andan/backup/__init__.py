"""One folder that holds everything: database, evidence and keys, with a list of digests."""
