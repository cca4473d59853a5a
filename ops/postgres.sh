#!/usr/bin/env bash
# ops/postgres.sh COMMAND…: run COMMAND with DATABASE_URL naming a private, empty PostgreSQL that lives as long as it does.
# ops/postgres.sh --install: only make sure that PostgreSQL's server is on this machine.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"

binaries() { # the folder of the newest server on this machine
    { ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null || command -v postgres || true; } | sort -V | tail -n 1 | xargs -r dirname
}

if [ -z "$(binaries)" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "The tests need PostgreSQL's server. Install it, then run again: sudo apt-get install postgresql" >&2
        exit 1
    fi
    echo "Installing PostgreSQL from Debian's packages…"
    "$here/debian.sh" postgresql
fi
[ "${1:-}" = --install ] && exit 0

bin="$(binaries)"
folder="$(mktemp -d /tmp/andan-pg-XXXXXX)"
plain=() # PostgreSQL refuses to run as root
if [ "$(id -u)" = 0 ]; then
    owner="$(getent passwd postgres >/dev/null && echo postgres || echo nobody)"
    chown "$owner" "$folder"
    plain=(runuser -u "$owner" --)
fi

stop() {
    (cd / && "${plain[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop) >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

options="-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=60"
# Test data needs not to survive a power cut; what is measured with DURABLE=1 does.
[ -n "${DURABLE:-}" ] || options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
(
    cd /
    "${plain[@]}" "$bin/initdb" -D "$folder/data" -U andan --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync
    "${plain[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -o "$options" -w start
    "$bin/createdb" -h "$folder" -U andan andan
) >"$folder.out" 2>&1 </dev/null || { cat "$folder.out" "$folder/log" >&2; rm -f "$folder.out"; exit 1; }
rm -f "$folder.out"

DATABASE_URL="postgresql://andan@${folder//\//%2F}/andan" "$@"
