#!/bin/sh
# Starts the switch on this machine's address, with an event-socket password that only this boot and this machine know.
set -eu
umask 077

metadata() {
	token=$(curl -fsS -m 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
	curl -fsS -m 5 -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}
SWITCH_ADDRESS=${SWITCH_ADDRESS:-$(metadata local-ipv4)}
run=${SWITCH_RUN_DIRECTORY:-/run/freeswitch}
head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"$run/event-socket"
EVENT_SOCKET_PASSWORD=$(cat "$run/event-socket")
# Without one, FreeSWITCH would fall back to the published default.
if [ ${#EVENT_SOCKET_PASSWORD} -ne 64 ]; then
	echo "the event socket has no password: $run/event-socket could not be written" >&2
	exit 1
fi
export SWITCH_ADDRESS EVENT_SOCKET_PASSWORD

# All directories or none: what is left out would land somewhere else. Certificates outlive a restart, for making them takes
# seconds; the database does not matter after one.
state=/var/lib/freeswitch
exec freeswitch -nf -c -nonat -np \
	-conf /etc/freeswitch -log /var/log/freeswitch -run "$run" -db "$run/db" -temp "$run/temp" \
	-certs "$state/certs" -recordings "$state/recordings" -storage "$state/storage" -cache "$state/cache" \
	-scripts /etc/freeswitch/scripts -htdocs "$state/htdocs" -grammar "$state/grammar" -sounds /usr/share/freeswitch/sounds \
	</dev/null
