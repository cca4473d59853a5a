#!/usr/bin/env bash
# ops/contest.sh: make sure that nginx, which the lookup is measured against, and wrk, which asks, are on this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted=()
[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || wanted+=(nginx-light)
command -v wrk >/dev/null || wanted+=(wrk)
[ ${#wanted[@]} = 0 ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The measures of the lookup need ${wanted[*]}. Install them, then run again: sudo apt-get install ${wanted[*]}" >&2
    exit 1
fi
echo "Installing ${wanted[*]} from Debian's packages…"
ops/debian.sh "${wanted[@]}"
