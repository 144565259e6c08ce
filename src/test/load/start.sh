#!/usr/bin/env bash
# Time, processor time and memory from the command to an answered first page, built already:
#   ./waymark demonstration load --size 10000 --home /tmp/large
#   src/test/load/start.sh /tmp/large [RUNS] [PORT]
set -euo pipefail
readonly home=$1 runs=${2:-3} port=${3:-8431}
here=$(cd "$(dirname "$0")/../../.." && pwd)
readonly here
for _ in $(seq "$runs"); do
  begun=$(date +%s%N)
  "$here/waymark" run --no-demonstration --home "$home" --port "$port" >/dev/null 2>&1 &
  program=$!
  until curl -sf -o /dev/null "http://localhost:$port/"; do
    kill -0 "$program" 2>/dev/null || { echo "it did not start" >&2; exit 1; }
    sleep 0.02
  done
  ended=$(date +%s%N)
  awk -v ms="$(((ended - begun) / 1000000))" -v hz="$(getconf CLK_TCK)" -v load="$(cut -d' ' -f1 /proc/loadavg)" '
    FILENAME ~ /stat$/ { processor = ($14 + $15) / hz }
    /^VmRSS/ { memory = $2 / 1024 }
    END { printf "first page after %d ms, %.1f s of processor time, %d MB resident, load average %s\n", ms, processor, memory, load }
  ' "/proc/$program/stat" "/proc/$program/status"
  kill "$program"
  wait "$program" || true
done
