#!/usr/bin/env bash
# Builds with warnings as errors, checks the format, runs all tests and all samples.
#   eng/test.sh          everything that a change must pass
#   eng/test.sh --full   the long forms of fuzzing and property tests too
# The last line is "N passed, N failed"; the exit code is 0 only if nothing failed.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

for argument in "$@"; do
  case $argument in
    --full) export GENXAI_FULL=1 ;;
    *) echo "eng/test.sh: unknown argument '$argument'; known is --full" >&2; exit 2 ;;
  esac
done

if ! command -v dotnet >/dev/null 2>&1; then
  echo "eng/test.sh: the .NET 10 SDK is not on the PATH; install it from https://dot.net" >&2
  exit 2
fi

solution=GenXai.Functions.sln
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

step() { # name, command: a check that counts as one failure when it fails
  local name=$1
  shift
  echo "== $name"
  if ! "$@"; then
    failed=$((failed + 1))
    echo "== $name FAILED"
    return 1
  fi
}

count() { # word: the sum of the numbers after "word:" in the log
  sed -nE "s/^[[:space:]]*$1:[[:space:]]*([0-9]+).*/\1/p" "$log" | awk '{ sum += $1 } END { print sum + 0 }'
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}

step "emulator" npm ci --prefix tests/azurite --no-audit --no-fund --silent || finish
step "diagrams" npm ci --prefix tests/diagrams --no-audit --no-fund --silent || finish
step "MCP servers" npm ci --prefix tests/mcp --no-audit --no-fund --silent || finish
step "restore" dotnet restore "$solution" -v quiet -nologo || finish
step "build" dotnet build "$solution" -c Release --no-restore -v quiet -nologo || finish
step "format" dotnet format "$solution" --verify-no-changes --no-restore

# Bicep comes as a package; building and linting need no cloud. A warning is a fault.
infra() {
  local bicep messages
  bicep="$(dotnet msbuild tests/GenXai.Infra.Tests -nologo -getProperty:PkgAzure_Bicep_CommandLine_linux-x64)/tools/bicep" || return 1
  messages=$("$bicep" build infra/main.bicep --stdout 2>&1 >/dev/null && "$bicep" lint infra/main.bicep 2>&1) || { echo "$messages"; return 1; }
  [ -z "$messages" ] || { echo "$messages"; return 1; }
}
step "infra" infra

echo "== tests"
# A test that hangs is a failure, not a build that never ends.
limit=20m
[ -n "${GENXAI_FULL:-}" ] && limit=85m
timeout --kill-after=30 "$limit" dotnet test --solution "$solution" -c Release --no-build --no-progress 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
passed=$((passed + $(count succeeded)))
errors=$(count failed)
failed=$((failed + errors))
if [ "$status" -ne 0 ] && [ "$errors" -eq 0 ]; then
  failed=$((failed + 1))
fi

echo "== samples"
./genxai samples 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
summary=$(tail -n 1 "$log")
if [[ $summary =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
  passed=$((passed + BASH_REMATCH[1]))
  failed=$((failed + BASH_REMATCH[2]))
elif [ "$status" -eq 0 ]; then
  status=1
fi
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
  failed=1
fi

finish
