# SPDX-License-Identifier: GPL-3.0-or-later
# Read by the checks beside it: each prints one TAP line per rule.
cd "$MUSETTE_SOURCE" || exit 1
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$MUSETTE_SOURCE
n=0

# rule NAME OFFENDERS: passes when OFFENDERS is empty.
rule() {
  n=$((n + 1))
  if [ -z "$2" ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    printf '%s\n' "$2" | sed 's/^/# /' | head -n 40
  fi
}

# All files of the project: what git tracks, or what lies there when there is no git.
project_files() {
  git ls-files -- "$@" 2>/dev/null | while read -r file; do [ -f "$file" ] && echo "$file"; done
}

finish() {
  echo "1..$n"
}
