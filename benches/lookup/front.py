"""`andan serve`, and in front of everything one address that answers with nothing: `python -m benches.lookup.front`."""

from collections.abc import Callable, Iterable
from typing import Any

from andan import serve
from benches.addresses import EMPTY_WSGI

_load = serve.load
Environ = dict[str, Any]


class Emptied:
    """The application, and before it an empty reply to one address."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != EMPTY_WSGI:
            return self.application(environ, start_response)
        start_response("200 OK", [])
        return [b""]


def load(target: str) -> Emptied:
    return Emptied(_load(target))


if __name__ == "__main__":
    serve.load = load  # type: ignore[assignment]
    serve.listen(*serve.address())
