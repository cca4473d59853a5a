"""Server times of the desk's first page for the ward's duty officer: `python -m benches.first_page TIMES`."""

import json
import logging
import sys
import time

import django

from benches.prepare import OFFICER

django.setup()
logging.disable(logging.INFO)

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from andan.accounts.models import User  # noqa: E402

WARM = 5


def asked(times: int) -> list[float]:
    """Milliseconds of each answer, after a few that warm up. Raises RuntimeError when it is not the page."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(
        User.objects.get(username=OFFICER), backend="django.contrib.auth.backends.ModelBackend"
    )
    taken = []
    for _ in range(WARM + times):
        began = time.perf_counter()
        answer = client.get(reverse("desk:queue"))
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"the desk answered {answer.status_code}")
    return taken[WARM:]


if __name__ == "__main__":
    print(json.dumps(asked(int(sys.argv[1]))))
