#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# A PostgreSQL cluster for tests, which lives as long as its standard input stays open: whoever started it may end, crash or be killed, and
# nothing remains. In a temporary folder, on a Unix socket only (no port to be taken), without fsync.
#   postgres_cluster.sh        prints one line, the folder of its socket, once it answers; user capnr, password secret.
# CAPNR_TEST_POSTGRES_DISK=80m: its data, but not its journal, stand on a disk of that size, which a test can fill (root only).
# Needs the Debian package postgresql. PostgreSQL refuses to run as root: then the user postgres of that package runs it.
set -euo pipefail

die() { printf 'postgres_cluster.sh: %s\n' "$*" >&2; exit 1; }

bin=
for found in /usr/lib/postgresql/*/bin; do
  [ -x "$found/initdb" ] && bin=$found # the highest version is the last, as long as it has two digits
done
[ -n "$bin" ] || bin=$(dirname "$(readlink -f "$(command -v initdb || true)")")
[ -x "$bin/initdb" ] || die "PostgreSQL is not installed: apt-get install postgresql (./dev test does it)"

# A short path: that of a socket has at most 107 characters.
folder=$(mktemp -d /tmp/capnr-pg.XXXXXX)
as=()
if [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || die "there is no user postgres to run the server, which refuses to run as root"
  chown postgres "$folder"
  as=(setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups --)
fi
server= disk=
stop() {
  trap - EXIT
  [ -z "$server" ] || { kill -QUIT "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
  [ -z "$disk" ] || umount -l "$folder/data" || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM HUP
cd "$folder"

printf 'secret' >"$folder/password"
chmod 644 "$folder/password"
journal=()
if [ -n "${CAPNR_TEST_POSTGRES_DISK:-}" ]; then
  mkdir "$folder/data"
  mount -t tmpfs -o "size=$CAPNR_TEST_POSTGRES_DISK,mode=700" capnr "$folder/data" || die "no small disk: only root mounts one"
  disk=1
  chown postgres "$folder/data"
  journal=(-X "$folder/journal")
fi
"${as[@]}" "$bin/initdb" -D "$folder/data" "${journal[@]}" -U capnr --pwfile="$folder/password" --auth=scram-sha-256 \
  -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions </dev/null >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log" >&2; die "initdb failed"; }
# In the file, not in the command: a test can turn them on again (make_postgres_durable).
printf '%s = off\n' fsync full_page_writes >>"$folder/data/postgresql.conf"
# The shell's file descriptors are not the server's: it would keep whoever waits for the end of this script waiting.
"${as[@]}" "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= \
  -c synchronous_commit=off -c shared_buffers=32MB -c max_connections=50 -c autovacuum=off -c logging_collector=off \
  </dev/null >"$folder/server.log" 2>&1 &
server=$!
for ((i = 0; i < 300; i++)); do
  kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; die "the server did not start"; }
  "$bin/pg_isready" -q -h "$folder" -U capnr </dev/null && break
  sleep 0.1
done
"$bin/pg_isready" -q -h "$folder" -U capnr </dev/null || { cat "$folder/server.log" >&2; die "the server does not answer"; }

printf '%s\n' "$folder"
exec >/dev/null
while IFS= read -r _; do :; done # until the other end closes
