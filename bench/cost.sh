#!/usr/bin/env bash
# Counts anew what runs cost durably, and writes docs/durable-cost.md.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
GENXAI_UPDATE=1 dotnet test --project tests/GenXai.Integration.Tests -- --filter-class GenXai.Integration.Tests.Cost.DurableCostTests
git --no-pager diff --stat -- docs/durable-cost.md
