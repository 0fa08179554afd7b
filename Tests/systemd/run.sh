#!/usr/bin/env bash
# Tries the installed service under a real systemd: Tests/systemd/run.sh BINARY
#
# In a throwaway one where ../shared/tools/systemd-box.sh is there; on this machine itself only where
# DATELINE_ON_THIS_SYSTEMD=yes says so, since the service is installed and removed by that.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "$1")
box=../shared/tools/systemd-box.sh

((EUID == 0)) || { echo "test-systemd: needs root" >&2; exit 1; }
# Where the box sees it, too: its /tmp and /var/tmp are empty.
stage=$(mktemp -d /var/lib/dateline-test.XXXXXX)
trap 'rm -rf "$stage"' EXIT
DATELINE=$binary DESTDIR=$stage/root PREFIX=/usr/local ./dev install >/dev/null
cp Tests/systemd/inside.sh Tests/systemd/newsroom.py "$stage/"

if [[ -x $box ]]; then
    "$box" -t 300 -o "$stage/out" "$stage/inside.sh" "$stage"
elif [[ ${DATELINE_ON_THIS_SYSTEMD:-} == yes && -d /run/systemd/system ]]; then
    mkdir -p "$stage/out"
    OUT=$stage/out "$stage/inside.sh" "$stage"
else
    echo "test-systemd: no ../shared/tools/systemd-box.sh; DATELINE_ON_THIS_SYSTEMD=yes tries it on this machine" >&2
    exit 77
fi
