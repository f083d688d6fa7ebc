#!/bin/sh
# Builds the edge's image from Debian packages, without a registry or a Docker daemon: an OCI layout that any registry takes.
# Usage, as root: build.sh <layout directory> <tag>. Needs mmdebstrap and umoci. The same packages give the same bytes.
set -eu

layout=${1:?the directory of the OCI layout}
tag=${2:?the tag of the image}
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Files carry the time of the last change to the configuration, not of the build.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct -- kamailio image)}
export SOURCE_DATE_EPOCH

# Where packages come from is this machine's own setting.
sources=$(find /etc/apt -maxdepth 2 -type f \( -name '*.list' -o -name '*.sources' \) | sort)
# shellcheck disable=SC1091
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
packages=netbase,kamailio,kamailio-websocket-modules,kamailio-autheph-modules

# shellcheck disable=SC2086,SC2016 # a list of files; hooks get the root as their own $1
mmdebstrap --quiet --mode=root --variant=essential --include="$packages" \
	--aptopt='APT::Install-Recommends "false"' \
	--dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
	--dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
	--customize-hook='rm -rf "$1"/etc/kamailio/* "$1"/var/lib/apt/lists/* "$1"/var/cache/apt "$1"/var/log/* "$1"/usr/lib/*/perl*' \
	--customize-hook="cp -r '$here'/kamailio/. \"\$1\"/etc/kamailio/" \
	--customize-hook='chown -R root:root "$1"/etc/kamailio && chmod -R a+rX,go-w "$1"/etc/kamailio' \
	"$suite" "$work/root.tar" $sources

[ -e "$layout/oci-layout" ] || umoci init --layout "$layout"
umoci new --image "$layout:$tag"
umoci unpack --image "$layout:$tag" "$work/bundle"
tar --extract --file "$work/root.tar" --directory "$work/bundle/rootfs" --numeric-owner --exclude='./dev/*'
# Where the task's volume goes; it takes its owner from here.
install -d -m 0700 "$work/bundle/rootfs/run/kamailio"
chroot "$work/bundle/rootfs" chown kamailio:kamailio /run/kamailio
touch --date="@$SOURCE_DATE_EPOCH" "$work/bundle/rootfs/run/kamailio" "$work/bundle/rootfs/run"

created=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
umoci repack --image "$layout:$tag" --history.created "$created" "$work/bundle"
umoci config --image "$layout:$tag" --no-history --created "$created" \
	--config.user kamailio --config.cmd /etc/kamailio/start.sh --config.volume /run/kamailio \
	--config.env PATH=/usr/sbin:/usr/bin:/sbin:/bin
umoci gc --layout "$layout"
