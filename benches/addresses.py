"""The addresses that are measured, for both sides: importing this needs no Django."""

REPORTS = "/api/v1/reports"
EMPTY = "/bench/empty"
ONE_ROW = "/bench/one-row"
EMPTY_WSGI = "/bench/empty-wsgi"
