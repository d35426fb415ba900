#!/bin/sh
# Gives this machine a Redis server for the tests of faults, which start one of their own on a free port.
set -eu

command -v redis-server >/dev/null && exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests of faults need Redis as 'redis-server': on Debian, apt-get install redis-server" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet --quiet
apt-get install --quiet --quiet --yes --no-install-recommends redis-server >/dev/null
