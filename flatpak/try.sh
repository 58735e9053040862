#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Flatpak where the genuine GNOME runtime can't be had, and installs it into FOLDER alone:
#   flatpak/try.sh FOLDER
# A stand-in for the runtime is made of Debian's packages, with the oldest libraries that the program takes, and Poppler,
# qpdf, libsodium and libqrencode come as Debian keeps them. So this tries the manifest, the permissions and the paths; the
# genuine runtime it does not try.
set -eu

die () { echo "try.sh: $*" >&2; exit 1; }

[ $# -eq 1 ] || die 'which FOLDER?'
[ "$(id -u)" -eq 0 ] || die 'only root can lay out a runtime'
for tool in mmdebstrap ostree flatpak flatpak-builder eu-strip dbus-run-session; do
  command -v "$tool" > /dev/null || die "$tool is missing: apt-get install mmdebstrap ostree flatpak flatpak-builder elfutils dbus"
done

here=$(cd "$(dirname "$0")" && pwd)
manifest=$here/kz.atameken.Attestat.yml
mkdir -p "$1"
cd "$1"
folder=$PWD
version=$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "$manifest")
arch=$(flatpak --default-arch)
for sources in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
  [ ! -s "$sources" ] || break
done

# --- The runtime ---

platform='libgtk-4-1 libadwaita-1-0 libxml2 libsqlite3-0 libssl3 libjson-glib-1.0-0 libpangocairo-1.0-0 libfontconfig1
  libseccomp2 libjpeg62-turbo libpng16-16 libtiff6 libnss3 libopenjp2-7 liblcms2-2 fontconfig fonts-cantarell fonts-dejavu-core
  adwaita-icon-theme hicolor-icon-theme librsvg2-common shared-mime-info gsettings-desktop-schemas dconf-gsettings-backend
  dbus at-spi2-core ca-certificates'
sdk="$platform gcc g++ libc6-dev make autoconf automake libtool cmake meson ninja-build pkg-config gettext gperf
  python3 desktop-file-utils appstream appstream-util libgtk-4-dev libgtk-4-bin libadwaita-1-dev libglib2.0-dev libglib2.0-dev-bin libglib2.0-bin libxml2-dev
  libxml2-utils libsqlite3-dev libssl-dev libjson-glib-dev libpango1.0-dev libcairo2-dev libfontconfig-dev libseccomp-dev
  libjpeg-dev libpng-dev libtiff-dev libnss3-dev libopenjp2-7-dev liblcms2-dev zlib1g-dev libharfbuzz-dev libfreetype-dev"

# runtime NAME PACKAGES
runtime () {
  rm -rf "$1" "$1-tree"
  # shellcheck disable=SC2086 # one package a word
  mmdebstrap --variant=minbase --mode=root --include="$(echo $2 | tr ' ' ',')" bookworm "$1-tree" "$sources"
  # Without the empty folder "files" flatpak takes it for something not initialised.
  mkdir -p "$1/files" "$1/var"
  mv "$1-tree/usr" "$1/usr"
  mv "$1-tree/etc" "$1/usr/etc"
  for file in passwd group shadow gshadow machine-id resolv.conf hosts hostname localtime; do
    rm -f "$1/usr/etc/$file" "$1/usr/etc/$file-"
  done
  rm -rf "$1-tree"
  printf '[Runtime]\nname=org.gnome.%s\nruntime=org.gnome.Platform/%s/%s\nsdk=org.gnome.Sdk/%s/%s\n' \
    "$1" "$arch" "$version" "$arch" "$version" > "$1/metadata"
  flatpak build-export --runtime --disable-sandbox repo "$1" "$version"
}

if [ ! -e repo/refs/heads/runtime/org.gnome.Sdk ]; then
  rm -rf repo
  ostree init --mode=archive-z2 --repo=repo
  runtime Platform "$platform"
  runtime Sdk "$sdk"
  rm -rf Platform Sdk
fi

# --- The libraries, as Debian keeps them: of Poppler another release, whose name and hash go into the manifest ---

mkdir -p poppler/lists/partial poppler/sources
sed 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' "$sources" > "poppler/sources/${sources##*/}"
apt_source () {
  apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$folder/poppler/sources" \
    -o Dir::State::lists="$folder/poppler/lists" -o APT::Sandbox::User=root "$@"
}
# take SOURCE NAME: Debian's tarball lies where flatpak-builder keeps what it has fetched, under that name; leaves its
# release in $release and its hash in $hash
take () {
  (cd poppler && apt_source source --download-only --tar-only "$1")
  tarball=$(ls "poppler/$1"_*.orig.tar.*)
  release=${tarball##*/"$1"_}
  release=${release%.orig.tar.*}
  hash=$(sha256sum "$tarball" | cut -d ' ' -f 1)
  mkdir -p "state/downloads/$hash"
  cp "$tarball" "state/downloads/$hash/$(echo "$2" | sed "s/RELEASE/$release/").tar.${tarball##*.}"
}
(cd poppler && apt_source update)
# Of all but Poppler, Debian keeps the very release that the manifest names.
take qpdf qpdf-RELEASE
take libsodium RELEASE
take qrencode qrencode-RELEASE
take poppler poppler-RELEASE

awk -v release="$release" -v hash="$hash" -v top="${here%/*}" '
  sub(/poppler-[0-9.]+\.tar/, "poppler-" release ".tar") { of_poppler = 1 }
  of_poppler && sub(/sha256: .*/, "sha256: " hash) { of_poppler = 0 }
  { sub(/path: \.\.$/, "path: " top); print }
' "$manifest" > kz.atameken.Attestat.yml

# --- The program ---

export FLATPAK_USER_DIR="$folder/user"
# shellcheck disable=SC2016 # it is the inner shell that expands
dbus-run-session sh -eu -c '
  flatpak --user config --set languages "kk;ru;en"
  flatpak --user remote-add --if-not-exists --no-gpg-verify stand-in "file://$1/repo"
  flatpak --user install --noninteractive --or-update stand-in "org.gnome.Platform//$2" "org.gnome.Sdk//$2"
  flatpak-builder --user --disable-rofiles-fuse --force-clean --repo=program --state-dir=state --install build \
    kz.atameken.Attestat.yml
' sh "$folder" "$version"

echo "It is installed. On a screen: FLATPAK_USER_DIR=$folder/user flatpak run kz.atameken.Attestat"
