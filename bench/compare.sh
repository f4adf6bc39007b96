#!/usr/bin/env bash
# The same no-op workloads on LangGraph.js (SQLite checkpointer, durability "sync") and here, in one run, every step
# committed with synchronous=NORMAL on both sides. Prints the figures and our rate over theirs.
# GENXAI_BENCH_SECONDS is how long each workload is measured at least (2), after two seconds of warming.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build GenXai.Bench -c Release -v quiet -nologo
(cd langgraph && npm ci --silent --no-fund --no-audit)
ours=$(dotnet ../artifacts/bin/GenXai.Bench/release/GenXai.Bench.dll speed)
theirs=$(node --no-warnings langgraph/bench.mjs)
node -e '
  const [ours, theirs] = process.argv.slice(1).map((text) => JSON.parse(text));
  const unit = (name) => (name.startsWith("runs") ? "runs/s" : "nodes/s");
  console.log(`${"workload".padEnd(14)}${"here".padStart(10)}${"LangGraph.js".padStart(14)}   ratio`);
  for (const name of Object.keys(theirs)) {
    const ratio = (ours[name] / theirs[name]).toFixed(1);
    console.log(`${name.padEnd(14)}${ours[name].toFixed(0).padStart(10)}${theirs[name].toFixed(0).padStart(14)}   ${ratio}x  (${unit(name)})`);
  }
' "$ours" "$theirs"
