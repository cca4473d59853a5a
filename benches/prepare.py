"""What a measured home needs: tables, places, the look, one ward at work, and those who come to it.

Runs in a process of its own, `python -m benches.prepare`, and prints the token of a program as JSON.
"""

import json
import logging

import django

WARD = "ca-hai-phong-hong-bang"
COMMUNE = "hai-phong-hong-bang"
OFFICER = "bench-truc-ban"


def prepare() -> dict[str, object]:
    """Everything `andan run` prepares, then a working ward, its duty officer, and a program with a token."""
    from andan.accounts.actions import give_post, issue_token, make_officer, make_program
    from andan.accounts.actors import SYSTEM, Role
    from andan.places.actions.open_agencies import open_agencies
    from andan.places.models import Agency, Commune
    from andan.prepare import content, database, step

    step.carry_out([*database.STEPS, *content.STEPS])
    open_agencies(actor=SYSTEM.ref, codes=[WARD])
    officer = make_officer(
        actor=SYSTEM, username=OFFICER, full_name="Đỗ Hữu Trực", rank="Thượng úy", password="bốn-từ-dài-để-đo"
    )
    give_post(actor=SYSTEM, user=officer, agency=Agency.objects.get(code=WARD), role=Role.DUTY_OFFICER)
    program = make_program(actor=SYSTEM, name="Chương trình đo")
    return {
        "token": issue_token(actor=SYSTEM, user=program, label="đo"),
        "commune_id": Commune.objects.get(slug=COMMUNE).pk,
    }


if __name__ == "__main__":
    django.setup()
    logging.disable(logging.INFO)
    print(json.dumps(prepare()))
