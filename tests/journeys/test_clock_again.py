"""Every clock of the demo, computed anew from the first fact to the last."""

import json
import subprocess

from tests.frame import site as program
from tests.frame.site import Site


def test_all_cases_of_the_demo_get_the_same_due_dates_again(site: Site) -> None:
    surroundings = program.environment(site.home, program.free_port())
    done = subprocess.run(
        program.andan("reports", "clock", "--json"),
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert (done.returncode, told["different"]) == (0, [])
    assert told["reports"] >= 200
