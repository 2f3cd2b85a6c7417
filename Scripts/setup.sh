#!/usr/bin/env bash
# Installs the Debian packages that are missing. usage: Scripts/setup.sh build|test
set -euo pipefail
build=(pkg-config libxml2-dev libsimdjson-dev libisal-dev libzstd-dev libarchive-dev
  libxxhash-dev nettle-dev libsqlite3-dev)
tests=(python3 gzip zstd curl strace)
packages=("${build[@]}")
[ "${1:-build}" = test ] && packages+=("${tests[@]}")

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "These packages are needed and this is no Debian: ${missing[*]}" >&2
  exit 1
fi
become=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Install as root: apt-get install ${missing[*]}" >&2; exit 1; }
  become=(sudo)
fi
echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${become[@]}" apt-get update -qq
"${become[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
