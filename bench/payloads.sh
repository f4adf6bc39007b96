#!/usr/bin/env bash
# A 50 MiB value through ten nodes, and chains of 5 to 40 agents with replies of 40 KB: what history, log and store hold.
# Then agents of 20 and 100 rounds with tool results of 2 and 20 KB: what each round adds to them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build GenXai.Bench -c Release -v quiet -nologo
for name in chain agents; do
  dotnet ../artifacts/bin/GenXai.Bench/release/GenXai.Bench.dll payloads "$name"
done
dotnet ../artifacts/bin/GenXai.Bench/release/GenXai.Bench.dll conversation
