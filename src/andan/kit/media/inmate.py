"""`python -m andan.kit.media.inmate KIND CLEANER READER PATH`: clean one file under hard limits, print the answer."""

import resource
import sys
from pathlib import Path

from andan.kit import process
from andan.kit.media import answers, cleaners
from andan.kit.media.formats import Format
from andan.kit.refusals import Refused

MEMORY = 2 << 30
_SECONDS = 90
_LARGEST_FILE = 300_000_000
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: _SECONDS,
    resource.RLIMIT_FSIZE: _LARGEST_FILE,
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    kind, cleaner, reader, path = sys.argv[1:]
    process.confine(LIMITS)
    try:
        answer = answers.made(cleaners.clean(Format(kind, cleaner, reader), Path(path)))
    except Refused as refusal:
        answer = answers.refused(refusal)
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
