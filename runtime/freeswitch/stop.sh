#!/bin/bash
# Takes no new call from the edge, waits for the last one to end, and leaves the rest to SIGTERM, which closes recordings.
# (`fsctl shutdown elegant` would keep taking calls.)
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${EVENT_SOCKET_PORT:?}"

# One answer: headers up to an empty line, then as many bytes as Content-Length says.
read_answer() {
	local line length=0 body=''
	while IFS= read -r -t 10 line <&3 && [ -n "$line" ]; do
		case $line in
		'Content-Length: '*) length=${line#*: } ;;
		'Reply-Text: '*) body=${line#*: } ;;
		esac
	done
	if [ "$length" -gt 0 ]; then IFS= read -r -t 10 -N "$length" body <&3; fi
	printf '%s' "$body"
}
ask() {
	printf '%s\n\n' "$1" >&3
	read_answer
}

read_answer >/dev/null
# The password goes from file to socket and stands on no command line.
case $(ask "auth $(cat "${SWITCH_RUN_DIRECTORY:-/run/freeswitch}/event-socket")") in
+OK*) ;;
*) echo 'the event socket refused the password' >&2 && exit 1 ;;
esac
ask 'api fsctl pause inbound' >/dev/null
waited=0
while [ "$waited" -lt "${SWITCH_STOP_SECONDS:-300}" ]; do
	case $(ask 'api show calls count') in
	*$'\n0 total.'* | '0 total.'*) exit 0 ;;
	esac
	sleep 1
	waited=$((waited + 1))
done
