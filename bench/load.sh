#!/usr/bin/env bash
# 100 starts at once over HTTP, then 2,000 runs, 50 at a time, against a server of its own; times and losses are printed.
#   bench/load.sh [RUNS]      2000 unless given
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build ../src/GenXai.Cli -c Release -v quiet -nologo
dotnet build GenXai.Bench -c Release -v quiet -nologo
data=$(mktemp -d)
log=$data/serve.log
dotnet ../artifacts/bin/GenXai.Cli/release/genxai.dll serve --urls http://127.0.0.1:0 --data "$data/store" >"$log" 2>"$data/errors.log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
until grep -q '^listening on ' "$log"; do
  kill -0 "$server" 2>/dev/null || { cat "$data/errors.log" >&2; exit 1; }
  sleep 0.1
done
address=$(sed -n 's/^listening on //p' "$log" | head -n 1)
dotnet ../artifacts/bin/GenXai.Bench/release/GenXai.Bench.dll load "$address" "${1:-2000}"
