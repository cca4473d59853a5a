"""The published file: who may be told that a card arrived, as keyed hashes, sorted. Pure.

`publishing.put` writes a folder, `shelf.Shelf` reads it while it is replaced. Nobody reads a name out of it.
"""
