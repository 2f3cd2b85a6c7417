#!/usr/bin/env bash
# Installs the Debian packages that are missing. usage: Scripts/setup.sh build|test
set -euo pipefail
build=(pkg-config libxml2-dev libsimdjson-dev libisal-dev libzstd-dev libarchive-dev
  libxxhash-dev libtomlplusplus-dev nettle-dev libsqlite3-dev)
tests=(python3 python3-venv gzip zstd curl strace chromium fonts-noto-cjk librsvg2-bin pandoc
  default-jre-headless)
# Python packages that read what copub writes, and Spark; they lie in .build/python.
readers=(networkx==3.6.1 python-igraph==1.0.0 openpyxl==3.1.5 html5lib==1.1 lxml pyspark==4.3.0)
packages=("${build[@]}")
[ "${1:-build}" = test ] && packages+=("${tests[@]}")

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
python_environment() {
  [ "${1:-build}" = test ] || return 0
  cd "$(dirname "$0")/.."
  [ -e .build/python/complete ] && return 0
  python3 -m venv .build/python \
    && .build/python/bin/pip install -q --disable-pip-version-check "${readers[@]}" \
    && touch .build/python/complete \
    || echo "Without ${readers[*]} the tests that need them are skipped." >&2
}

if [ ${#missing[@]} -eq 0 ]; then
  python_environment "$@"
  exit 0
fi

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
python_environment "$@"
