#!/bin/sh
# Starts the relay on this machine's addresses: "cell" is what switches send to, "world" what browsers are told, one ICE
# candidate an advertised address, the first preferred. A machine without a public address tells its private one.
set -eu

metadata() {
	token=$(curl -fsS -m 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token) || return 1
	curl -fsS -m 5 --retry 3 -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}
private=${MEDIA_PRIVATE_ADDRESS:-$(metadata local-ipv4)}
# 22 is curl's word for an answer such as "not found"; any other failure must not pass for "has none"
advertised=${MEDIA_ADVERTISED_ADDRESSES:-$(metadata public-ipv4 || { [ $? -eq 22 ] && echo "$private"; })}

set -- --config-file=/etc/rtpengine/rtpengine.conf --foreground --interface="cell/$private" \
	--listen-ng="$private:${MEDIA_CONTROL_PORT:?}" --listen-http="$private:${MEDIA_HEALTH_PORT:?}" \
	--listen-cli="127.0.0.1:${MEDIA_COMMAND_PORT:?}"
for address in $advertised; do
	set -- "$@" --interface="world/$private!$address"
done
# A slot, where the machine holds one, says which ports are its own.
if [ -n "${MEDIA_PORTS:-}" ]; then set -- "$@" --port-min="${MEDIA_PORTS%-*}" --port-max="${MEDIA_PORTS#*-}"; fi
# Without the kernel module it relays in user space.
[ -e "${MEDIA_KERNEL_CONTROL:-/proc/rtpengine/control}" ] || set -- "$@" --table=-1
exec rtpengine "$@"
