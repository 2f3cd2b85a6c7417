#!/usr/bin/env bash
# Checks of the project as a whole that are no Swift tests.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0
complain() { echo "check: $*" >&2; failed=1; }

# Every public declaration is documented; `swift format lint` says where one is not.
# Generated and downloaded things stay out of commits.
for path in $(git ls-files | grep -E '^\.build|^Package\.resolved$|\.o$' || true); do
  complain "$path must not be committed"
done
# Links between documents lead somewhere.
while IFS=: read -r file target; do
  case "$target" in http*|\#*|mailto:*) continue ;; esac
  [ -e "$(dirname "$file")/${target%%#*}" ] || complain "$file links to $target, which is not there"
done < <(git ls-files '*.md' | xargs grep -oHE '\]\([^) ]+\)' | sed -E 's/\]\(([^)]*)\)/\1/')
# No function crashes on data.
if git grep -nE 'try!|fatalError\(|as!' -- 'Sources/*.swift'; then
  complain "a crash waits for data in Sources"
fi
exit $failed
