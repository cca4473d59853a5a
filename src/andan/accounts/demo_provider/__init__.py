"""A demo identity provider that really speaks OpenID Connect. On in demo mode and in tests only.

Its accounts are rows of kind "persona" that never sign in to the Django session: a persona is chosen anew on each
authorization request and is the user of that one request only.
"""
