"""Zalo as it is documented, played by us, and a page on which to write to it. In demo mode and in tests only.

What is typed there is a webhook signed as Zalo signs, and what is answered comes through the outbox over HTTP. All
of it is kept in memory: a restart forgets every conversation.
"""
