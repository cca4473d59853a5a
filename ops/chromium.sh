#!/usr/bin/env bash
# ops/chromium.sh: make sure that a Chromium for the journeys is on this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The journeys need Chromium. Install it, then run again: sudo apt-get install chromium" >&2
    exit 1
fi
echo "Installing Chromium from Debian's packages…"
ops/debian.sh chromium
