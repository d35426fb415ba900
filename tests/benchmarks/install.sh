#!/bin/sh
# Gives this machine wrk, which asks for pages as fast as they come.
set -eu

if ! command -v wrk >/dev/null; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "The benchmarks need wrk: on Debian, apt-get install wrk" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet --quiet
    apt-get install --quiet --quiet --yes --no-install-recommends wrk >/dev/null
fi
