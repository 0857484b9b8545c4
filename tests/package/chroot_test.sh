#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The package as an administrator meets it, in a Debian made for the occasion: installed with its dependencies, looked at, started, filled with the
# demonstration city, upgraded, removed, purged.
#   chroot_test.sh BUILD
# systemd does not run in a chroot: the command of the unit is run under its user, with its settings, its folder and its umask; what the kernel adds
# for the unit (units_test.sh looks at it) is not. Needs root and the mirror that apt uses here; DIR=FOLDER keeps the Debian that was made.
set -euo pipefail
build=$(realpath "$1")
deb=$(echo "$build"/capnr_*.deb)
generator=$build/tools/demo_city/capnr-demo-city

die() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
step() { printf '── %s\n' "$*"; }
[ -f "$deb" ] || die "there is no package in $build: ./dev package"
[ "$(id -u)" -eq 0 ] || die "chroot needs root: sudo ./dev package --test"
for tool in mmdebstrap systemctl; do command -v $tool >/dev/null || die "there is no $tool: apt-get install mmdebstrap systemd"; done

work=$(mktemp -d)
root=${DIR:-$work/debian}
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  for folder in proc dev; do umount "$root/$folder" 2>/dev/null || true; done
  mountpoint -q "$root/proc" || mountpoint -q "$root/dev" || rm -rf --one-file-system "$work"
}
trap finish EXIT

inside() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_capnr() { chroot --userspec=capnr:capnr "$root" env -i HOME=/var/lib/capnr PATH=/usr/bin:/bin LANG=C.UTF-8 CAPNR_LANG=en "$@"; }
install_package() { inside apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@" /srv/capnr.deb >"$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log"; die "apt did not install the package"; }; }

# ---- a Debian of its own, by the way that apt goes here ----------------------------------------------------------------------------------------
step "a fresh Debian 12"
if [ ! -e "$root/etc/debian_version" ]; then
  apt-config dump | grep -E '^Acquire::(https?|Check|Retries)' >"$work/apt.conf" || true
  mapfile -t sources < <(find /etc/apt -name '*.list' -o -name '*.sources' | sort)
  mmdebstrap --variant=apt --aptopt="$work/apt.conf" --include=adduser,man-db,bash-completion,curl \
    --customize-hook='rm -f "$1/usr/sbin/policy-rc.d"' bookworm "$root" "${sources[@]}" >"$work/mmdebstrap.log" 2>&1 ||
    { tail -n 20 "$work/mmdebstrap.log"; die "mmdebstrap made no Debian"; }
fi
mount --bind /proc "$root/proc" && mount --bind /dev "$root/dev" || die "/proc and /dev cannot be mounted in $root"
cp "$deb" "$root/srv/capnr.deb"
"$generator" "$root/srv/city" >/dev/null
inside apt-get update -qq
inside apt-get satisfy -y -qq --no-install-recommends "$(dpkg-deb -f "$deb" Depends)" >"$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log"; die "what the package depends on is not in Debian"; }

# All files but what apt, dpkg, the user database and the index of manuals write for themselves.
listing() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./srv -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log -o -path ./tmp \
    -o -path './etc/passwd*' -o -path './etc/group*' -o -path './etc/shadow*' -o -path './etc/gshadow*' -o -path './etc/subuid*' -o -path './etc/subgid*' -o -path './etc/.pwd.lock' -o -path ./run/adduser \) -prune -o -print | LC_ALL=C sort)
}
listing >"$work/before"

# ---- installed -----------------------------------------------------------------------------------------------------------------------------------
step "install"
install_package
inside getent passwd capnr | grep -q ':/var/lib/capnr:/usr/sbin/nologin$' || die "the user capnr is not as it should be: $(inside getent passwd capnr)"
[ "$(inside stat -c '%U:%G %a' /var/lib/capnr)" = 'capnr:capnr 750' ] || die "/var/lib/capnr is not of capnr alone"
[ "$(inside stat -c '%U:%G %a' /etc/capnr/capnr.env)" = 'root:capnr 640' ] || die "/etc/capnr/capnr.env may be read by others"
for unit in capnr.service capnr-backup.timer; do
  [ "$(systemctl --root="$root" is-enabled $unit)" = enabled ] || die "$unit is not enabled"
done
inside capnr --help >/dev/null || die "the program does not start"

step "manual, completion, bill of materials"
[ "$(inside man -w capnr)" = /usr/share/man/man1/capnr.1.gz ] || die "man does not find capnr(1)"
inside lexgrog /usr/share/man/man1/capnr.1.gz /usr/share/man/fr/man1/capnr.1.gz >/dev/null || die "the manual has no name that apropos can read"
for manual in man1 fr/man1; do
  said=$(inside env MANROFFSEQ= MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z "/usr/share/man/$manual/capnr.1.gz" 2>&1 >/dev/null)
  [ -z "$said" ] || die "groff says of $manual/capnr.1.gz: $said"
done
completed() { # words of a command line, the last to be completed
  inside bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader capnr || [ $? = 124 ]
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _capnr; echo "${COMPREPLY[*]}"' completion "$@"
}
[ "$(completed capnr impor)" = import ] || die "bash does not complete capnr impor: $(completed capnr impor)"
[ "$(completed capnr plan vo)" = vote ] || die "bash does not complete capnr plan vo: $(completed capnr plan vo)"
[ "$(completed capnr serve --datab)" = --database ] || die "bash does not complete capnr serve --datab"
for library in libssl3 libsqlite3-0 libpq5; do
  installed=$(inside dpkg-query -W -f '${Version}' $library)
  grep -A 2 "^PackageName: $library\$" "$root/usr/share/doc/capnr/capnr.spdx" | grep -q '^PackageVersion: ' || die "the bill of materials does not name $library"
  grep -q "^PackageVersion: $installed\$" "$root/usr/share/doc/capnr/capnr.spdx" || echo "note: $library $installed here is not the one of the build"
done

# ---- in service ----------------------------------------------------------------------------------------------------------------------------------
setting_of() { sed -n "s/^$2=//p" "$root/lib/systemd/system/$1" | head -n 1; }
run_unit() { # UNIT [exec]: as the unit would; its output goes to $work/UNIT.log
  local unit=$1
  ${2:-} chroot --userspec="$(setting_of "$unit" User):$(setting_of "$unit" Group)" "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    sh -c "set -a; . $(setting_of "$unit" EnvironmentFile); umask $(setting_of "$unit" UMask); cd $(setting_of "$unit" WorkingDirectory); exec $(setting_of "$unit" ExecStart)" \
    >"$work/$unit.log" 2>&1
}
free_port() {
  local port
  for port in $(shuf -i 20000-30000 -n 20); do
    if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
  done
}

port=$(free_port)
sed -i "s/8080/$port/" "$root/etc/capnr/capnr.env"
grep -q "$port" "$root/etc/capnr/capnr.env" || die "capnr.env has no port to change"
serve() {
  run_unit capnr.service exec &
  server=$!
  for _ in $(seq 300); do
    ! inside curl -sf -o /dev/null "http://127.0.0.1:$port/health" || return 0
    kill -0 "$server" 2>/dev/null || { cat "$work/capnr.service.log"; die "the service ended"; }
    sleep 0.2
  done
  cat "$work/capnr.service.log"
  die "the service does not answer"
}
stop() {
  kill -TERM "$server"
  wait "$server" || die "the service did not end well"
  server=
}
fetched() { inside curl -sf "http://127.0.0.1:$port$1" || die "$1 does not answer"; }

step "without a database, the service makes one and tells its journal where the first account is made"
serve
link=$(sed -n "s|.*http://127.0.0.1:$port\\(/installation/[^ ]*\\).*|\\1|p" "$work/capnr.service.log" | head -n 1)
[ -n "$link" ] || { cat "$work/capnr.service.log"; die "the first administrator is told no address"; }
fetched "$link" | grep -q '<form' || die "the first administrator finds no form"
stop
rm "$root"/var/lib/capnr/capnr.db*

step "import the demonstration city, serve it"
inside chown -R capnr: /srv/city
as_capnr capnr import /srv/city --database /var/lib/capnr/capnr.db --accept-partial >"$work/import.log" 2>&1 || { tail "$work/import.log"; die "the demonstration city was not imported"; }
serve
fetched /health | grep -q '^ok 2' || die "/health says $(fetched /health)"
fetched / | grep -q '<html lang="fr"' || die "the home page is not a page in French"
fetched /footprint.json >"$work/footprint.before"
owner=$(stat -c '%u' "/proc/$server")
[ "$owner" = "$(inside id -u capnr)" ] || die "the service runs as user $owner"

step "the nightly backup, beside the service"
run_unit capnr-backup.service || { cat "$work/capnr-backup.service.log"; die "the backup failed"; }
backup=$(cd "$root/var/lib/capnr/backups" && echo capnr-*.zip)
as_capnr capnr restore "/var/lib/capnr/backups/$backup" --check >/dev/null || die "the backup is not whole"
stop

# ---- upgraded, removed, purged --------------------------------------------------------------------------------------------------------------------
step "upgrade: the data and the settings stay"
install_package --reinstall
grep -q "$port" "$root/etc/capnr/capnr.env" || die "the upgrade has put its own settings back"
serve
fetched /footprint.json | cmp -s - "$work/footprint.before" || die "the figures are not those of before the upgrade"
stop

step "remove: the program goes, the data and the settings stay"
inside apt-get remove -y -qq capnr >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; die "it cannot be removed"; }
[ ! -e "$root/usr/bin/capnr" ] || die "the program is still there"
[ -f "$root/var/lib/capnr/capnr.db" ] && [ -f "$root/etc/capnr/capnr.env" ] || die "the data or the settings have gone"

step "purge: only the city's data and the user stay"
inside apt-get purge -y -qq capnr >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; die "it cannot be purged"; }
grep -q /var/lib/capnr "$work/apt.log" || die "the purge does not say where the data are"
listing >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep -vE '^\./var/lib/capnr(/|$)' || true)
[ -z "$left" ] || die "left behind: $left"
lost=$(comm -23 "$work/before" "$work/after")
[ -z "$lost" ] || die "gone with it: $lost"
[ -f "$root/var/lib/capnr/capnr.db" ] && [ -f "$root/var/lib/capnr/backups/$backup" ] || die "the purge has taken the city's data"

step "installed over what stayed, and purged without data: nothing stays"
install_package
as_capnr capnr doctor --database /var/lib/capnr/capnr.db >/dev/null || die "the database of before is not found whole"
rm -rf "${root:?}"/var/lib/capnr/*
inside apt-get purge -y -qq capnr >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; die "it cannot be purged"; }
listing >"$work/after"
cmp -s "$work/before" "$work/after" || die "left behind: $(diff "$work/before" "$work/after")"
echo "the package is installed, runs, is upgraded and goes as it should"
