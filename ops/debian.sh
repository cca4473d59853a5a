#!/usr/bin/env bash
# ops/debian.sh PACKAGE…: install Debian packages (as root), refreshing the package list first. Starts no service.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
apt-get update -qq </dev/null
apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
