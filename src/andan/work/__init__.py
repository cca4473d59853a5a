"""`andan work`: what happens without anybody asking for it. One process beside the server; nothing waits for it.

It delivers letters, and goes its rounds: what settings name runs every so many seconds, guarded, in its own thread.
Killed at any moment it loses nothing: all it knows is in the database.
"""
