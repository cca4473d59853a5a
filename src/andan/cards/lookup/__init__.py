"""Answers from a published folder, without Django: the desk, the question, and a small server of its own. Pure.

The door in front of Django, the route of the API, the page and Zalo all ask the same `window.Window`.
"""
