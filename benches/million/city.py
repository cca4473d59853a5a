"""A home filled with a city's years, made once a run for all that measure on it.

Nobody writes into it but what can be made anew.
"""

from benches.homes import Home, copied, told

MANY = {"SQLite": 200_000, "PostgreSQL": 1_000_000}
_cities: dict[tuple[str, int], Home] = {}


def city(home: Home, share: float = 1.0) -> Home:
    """A filled copy of `home`, with `share` of the reports that a city on its database has."""
    count = int(MANY[home.database] * share)
    key = (home.database, count)
    if key not in _cities:
        _cities[key] = copied(home, f"city-{count}")
        told(_cities[key], "benches.million.fill", count)
    return _cities[key]
