#!/usr/bin/env bash
# sign.sh FILE: signs a program for Windows where there is a certificate, and else
# leaves it: JIBIAO_CERT and JIBIAO_KEY (files, PEM), the key's password in
# JIBIAO_KEY_PASSWORD_FILE, a time stamp of JIBIAO_TIMESTAMP_URL where that is given.
set -euo pipefail

if [ -z "${JIBIAO_CERT:-}" ]; then exit; fi
options=(-certs "$JIBIAO_CERT" -key "${JIBIAO_KEY:?the key of JIBIAO_CERT}" -h sha256 -n 绩表)
if [ -n "${JIBIAO_KEY_PASSWORD_FILE:-}" ]; then options+=(-readpass "$JIBIAO_KEY_PASSWORD_FILE"); fi
if [ -n "${JIBIAO_TIMESTAMP_URL:-}" ]; then options+=(-ts "$JIBIAO_TIMESTAMP_URL"); fi
osslsigncode sign "${options[@]}" -in "$1" -out "$1.signed" >/dev/null
mv "$1.signed" "$1"
