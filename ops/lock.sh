#!/usr/bin/env bash
# ops/lock.sh: compile requirements/*.in into pinned *.txt with hashes, in an environment of its own.
set -euo pipefail
cd "$(dirname "$0")/../requirements"
tools="$(mktemp -d)"
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" install --quiet pip-tools
for ring in run data test bench; do
    deps=(); [ "$ring" = data ] && deps=(--no-deps)
    echo "Compiling $ring.txt…"
    "$tools/bin/pip-compile" --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-header \
        --allow-unsafe --quiet "$ring.in" -o "$ring.txt" </dev/null
done
