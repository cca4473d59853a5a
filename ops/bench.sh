#!/usr/bin/env bash
# ops/bench.sh: every measurement in one run and one table, with a private PostgreSQL beside SQLite.
set -euo pipefail
cd "$(dirname "$0")/.."
ops/setup.sh bench
ops/postgres.sh --install
ops/contest.sh
ops/chromium.sh
DURABLE=1 exec ops/postgres.sh .venv/bin/python -m benches "$@"
