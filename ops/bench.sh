#!/usr/bin/env bash
# ops/bench.sh: every measurement in one run and one table, with a private PostgreSQL beside SQLite.
set -euo pipefail
cd "$(dirname "$0")/.."
ops/setup.sh test
ops/postgres.sh --install
DURABLE=1 exec ops/postgres.sh .venv/bin/python -m benches "$@"
