#!/bin/sh
# Makes the virtual environment of the peer: hibari's own Python package with its fast extra.
set -e
here=$(cd "$(dirname "$0")" && pwd)
venv="$here/.venv/hibari"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import hibari, scipy' 2>/dev/null ||
  "$venv/bin/python" -m pip install --quiet 'hibari-tts[fast]==0.2.1'
