#!/usr/bin/env bash
# Makes an open keychain the one that programs get, so that the first start of what was packed can put its key there and
# nobody has to answer a question. For macOS in the release workflow; nothing of it is printed.
set -euo pipefail
keychain=$RUNNER_TEMP/first-start.keychain-db
password=$(openssl rand -hex 24)
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security list-keychains -d user -s "$keychain"
security default-keychain -d user -s "$keychain"
