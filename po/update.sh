#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the catalogues up to date with the sources: new texts come in untranslated, texts that are gone go.
# Sorted and without line numbers, so that a change shows only what changed.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 LANGUAGE=en

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

options=$(cat po/xgettext-options)
# shellcheck disable=SC2086 # one option a word
xgettext $options --files-from=po/POTFILES.in --default-domain=attestat \
  --package-name=attestat --sort-output -o "$work/attestat.pot"

while read -r language; do
  po=po/$language.po
  before=$(grep '^"POT-Creation-Date:' "$po" || true)
  msgmerge --quiet --no-fuzzy-matching --sort-output --no-location --no-wrap -o "$work/merged.po" \
    "$po" "$work/attestat.pot"
  msgattrib --no-obsolete --sort-output --no-location --no-wrap -o "$work/clean.po" "$work/merged.po"
  # The date of extraction would change with every run.
  if [ -n "$before" ]; then
    awk -v line="$before" '/^"POT-Creation-Date:/ { print line; next } { print }' "$work/clean.po" > "$po"
  else
    sed '/^"POT-Creation-Date:/d' "$work/clean.po" > "$po"
  fi
  printf '%s: ' "$language"
  msgfmt --statistics -o /dev/null "$po" 2>&1
done < po/LINGUAS
