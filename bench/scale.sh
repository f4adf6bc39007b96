#!/usr/bin/env bash
# A chain of 10,000 nodes, a fan-out of 5,000, a for_each of 5,000 (small and large results), a loop of 10,000 passes, 1,000 runs at once; each in a process of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build GenXai.Bench -c Release -v quiet -nologo
for name in chain fanout map wide loop runs; do
  dotnet ../artifacts/bin/GenXai.Bench/release/GenXai.Bench.dll scale "$name"
done
