#!/bin/sh
# Gives this machine what the browser tests need: Chromium, a font that has Chinese, Java and the checker of HTML.
set -eu

has_everything() {
    command -v chromium && command -v java && command -v npm && fc-list :lang=zh-cn | grep .
}

if ! has_everything >/dev/null 2>&1; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "The browser tests need Chromium as 'chromium', a Chinese font, Java and npm:" \
            "on Debian, apt-get install chromium fonts-noto-cjk default-jre-headless npm" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet --quiet
    command -v java >/dev/null || set -- default-jre-headless
    command -v npm >/dev/null || set -- "$@" npm
    apt-get install --quiet --quiet --yes --no-install-recommends \
        chromium fontconfig fonts-noto-cjk "$@" >/dev/null
fi

# The checker is kept beside the stamps of make; it is new where its lock file is.
here=$(dirname "$0")
npm=$here/../../.stamps/npm
if ! cmp --silent "$here/package-lock.json" "$npm/package-lock.json"; then
    mkdir -p "$npm"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$npm/"
    (cd "$npm" && npm ci --ignore-scripts --silent) || { rm "$npm/package-lock.json"; exit 1; }
fi
