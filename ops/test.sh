#!/usr/bin/env bash
# ops/test.sh: the whole gate. Sets up everything it needs, runs every stage, ends with pytest's own summary.
set -uo pipefail
cd "$(dirname "$0")/.."

echo "== set-up"
{ ops/setup.sh test && ops/chromium.sh && ops/postgres.sh --install; } || exit 1

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export ANDAN_HOME="$work/home"
unset DATABASE_URL DJANGO_SETTINGS_MODULE ANDAN_DEMO PORT
bin=.venv/bin failed=()

stage() { # NAME COMMAND…: run it, remember when it failed, go on
    local name="$1" began=$SECONDS; shift
    [ "$name" = journeys ] && [ ${#failed[@]} -gt 0 ] && echo "== failed so far: ${failed[*]}"
    printf '\n== %s\n' "$name"
    "$@" </dev/null || failed+=("$name")
    [ "$name" = journeys ] || echo "   ($((SECONDS - began)) s)"
}

stage format $bin/ruff format --check --quiet .
stage lint $bin/ruff check --quiet .
stage types $bin/mypy
stage imports $bin/lint-imports --no-logo
stage migrations $bin/python -m django makemigrations --check --dry-run --settings andan.settings
stage deployment env ANDAN_SITE_URL=https://an-dan.example $bin/python -m django check --deploy --fail-level WARNING --settings andan.settings
stage rules $bin/python -m pytest -q -m rules
stage features-on-sqlite $bin/python -m pytest -q -m features -n 2
stage features-on-postgresql ops/postgres.sh $bin/python -m pytest -q -m features -n 2
stage journeys $bin/python -m pytest -q -m journeys
[ ${#failed[@]} = 0 ]
