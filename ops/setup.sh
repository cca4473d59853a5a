#!/usr/bin/env bash
# ops/setup.sh run|test|bench: the virtual environment, exactly as pinned. Does nothing when it already is.
set -euo pipefail
cd "$(dirname "$0")/.."

rings=(run); [ "${1:-run}" != run ] && rings+=(test); [ "${1:-run}" = bench ] && rings+=(bench)
python="${PYTHON:-python3}"

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

need_python() {
    command -v "$python" >/dev/null || install_python
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
        || stop "An Dân cần Python 3.11 trở lên. Chạy lại với PYTHON=/đường/dẫn/python3.11 make …"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_python
}

install_python() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null \
        || stop "Thiếu môi trường ảo của Python. Cài rồi chạy lại: sudo apt-get install python3 python3-venv"
    say "Cài python3-venv từ kho của Debian…"
    ops/debian.sh python3 python3-venv
}

digest() { # of everything that decides what is in the environment for ring $1
    { cat requirements/data.txt "requirements/$1.txt"; sed -n '/^\[build-system/,/^\[tool.ruff/p' pyproject.toml; "$python" -VV; pwd; } | sha256sum | cut -d' ' -f1
}

install_ring() {
    local stamp=".venv/stamp-$1" wanted
    wanted="$(digest "$1")"
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return
    say "Cài các gói đã ghim (requirements/$1.txt)…"
    .venv/bin/python -m pip install --quiet --progress-bar on --no-deps --require-hashes -r "requirements/$1.txt"
    if [ "$1" = run ]; then
        .venv/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements/data.txt
        .venv/bin/python -m pip install --quiet --no-build-isolation --no-deps -e .
        ops/faces.sh
    fi
    echo "$wanted" > "$stamp"
}

if [ ! -x .venv/bin/python ]; then
    need_python
    say "Tạo môi trường ảo .venv…"
    "$python" -m venv .venv
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
for ring in "${rings[@]}"; do install_ring "$ring"; done
