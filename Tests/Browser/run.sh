#!/usr/bin/env bash
# Walks the pages in Debian's Chromium: Tests/Browser/run.sh BINARY [FOLDER for pictures]
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "$1")
venv=.build-browser/venv

[[ -x /usr/bin/chromium ]] || { echo "test-browser: no /usr/bin/chromium: apt-get install chromium" >&2; exit 1; }
# Anew where other versions are asked for.
if ! cmp -s Tests/Browser/requirements.txt "$venv/requirements.txt"; then
    python3 -m venv --clear "$venv" || { echo "test-browser: apt-get install python3-venv" >&2; exit 1; }
    # Only packages of PyPI: the driver comes in one of them, and the browser is Debian's.
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
    cp Tests/Browser/requirements.txt "$venv/"
fi
exec "$venv/bin/python" Tests/Browser/walk.py "$binary" "${@:2}"
