#!/usr/bin/env bash
# The browser tests drive Debian's Chromium. Install it where that can be done, else say how.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
  echo "Installing Chromium for the browser tests (Debian's package, 400 MB on disk)"
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
  echo "No Chromium on this machine: the browser tests will be skipped. To run them: apt install chromium" >&2
fi
