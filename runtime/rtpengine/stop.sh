#!/bin/sh
# Takes no new call and waits until the last one has ended, or MEDIA_STOP_SECONDS have passed.
set -eu

control() { rtpengine-ctl -ip 127.0.0.1 -port "${MEDIA_COMMAND_PORT:?}" "$@"; }
control set maxsessions 0
waited=0
while [ "$waited" -lt "${MEDIA_STOP_SECONDS:-300}" ]; do
	# "Current sessions own: N"
	running=$(control list numsessions | sed -n 's/^Current sessions own: *//p')
	if [ "${running:-0}" -eq 0 ]; then exit 0; fi
	sleep 1
	waited=$((waited + 1))
done
