#!/bin/sh
# Gives this machine what the browser tests need: Chromium, and a font that has Chinese.
set -eu

if command -v chromium >/dev/null && fc-list :lang=zh-cn | grep -q .; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The browser tests need Chromium as 'chromium' and a Chinese font:" \
        "on Debian, apt-get install chromium fonts-noto-cjk" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet --quiet
apt-get install --quiet --quiet --yes --no-install-recommends chromium fontconfig fonts-noto-cjk >/dev/null
