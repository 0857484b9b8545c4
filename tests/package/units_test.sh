#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# What systemd says of the exposure of each service is 2.0 at most (of 10), and its settings name nothing that systemd does not know.
#   units_test.sh FOLDER
set -euo pipefail
export LC_ALL=C.UTF-8
command -v systemd-analyze >/dev/null || { echo "there is no systemd-analyze: apt-get install systemd"; exit 1; }

looked_at=0
for unit in "$1"/*.service; do
  systemd-analyze security --offline=true --threshold=20 --no-pager "$unit" | tail -n 1
  looked_at=$((looked_at + 1))
done
[ "$looked_at" -ge 2 ] || { echo "$1 holds no service"; exit 1; }

# The program need not be installed here.
said=$(systemd-analyze verify --man=no "$1"/*.service "$1"/*.timer 2>&1 | grep -E 'capnr' | grep -v 'is not executable' || true)
[ -z "$said" ] || { echo "$said"; exit 1; }
