#!/usr/bin/env bash
# Makes a keychain of its own for the certificate in $CERTIFICATE (base64 of a .p12), and tells the steps that follow how
# it is called. Without a certificate it does nothing: then the packages stay unsigned. For macOS in the release
# workflow; nothing of it is printed.
set -euo pipefail
if [ -z "${CERTIFICATE:-}" ]; then
  echo 'No certificate: the packages will not be signed.'
  exit 0
fi
keychain=$RUNNER_TEMP/linekeeper.keychain-db
password=$(openssl rand -hex 24)
p12=$RUNNER_TEMP/certificate.p12
trap 'rm -f "$p12"' EXIT
printf %s "$CERTIFICATE" | openssl base64 -d -A > "$p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign > /dev/null
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain
{
  echo "CSC_KEYCHAIN=$keychain"
  echo "CSC_NAME=$CERTIFICATE_NAME"
} >> "$GITHUB_ENV"
if [ -n "${NOTARY_KEY:-}" ]; then
  (umask 077 && printf %s "$NOTARY_KEY" > "$RUNNER_TEMP/notary.p8")
  echo "APPLE_API_KEY=$RUNNER_TEMP/notary.p8" >> "$GITHUB_ENV"
fi
