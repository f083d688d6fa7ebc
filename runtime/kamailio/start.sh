#!/bin/sh
# The edge's process 1: lays out the run directory from the environment, starts Kamailio, and drains it on SIGTERM.
set -eu
umask 077

run=/run/kamailio
: "${EDGE_VALUES:?EDGE_VALUES is empty: it holds the rendered values.cfg}"
: "${SIP_CREDENTIAL_CURRENT:?SIP_CREDENTIAL_CURRENT is empty: it holds the secret that credentials are made with}"
address=${EDGE_ADDRESS:-$(hostname -i | cut -d' ' -f1)}

# A secret becomes a quoted string in a configuration file.
secret() {
	case $1 in
	*[!A-Za-z0-9+/=_.-]*) echo "a SIP credential secret holds more than base64 characters; store it as base64" >&2 && exit 1 ;;
	*) printf 'modparam("%s", "secret", "%s")\n' "$2" "$1" ;;
	esac
}
{
	# The module logs each secret at level info.
	echo 'debug=1'
	# Every edge derives the same nonce key, so a browser that moves need not be challenged twice.
	secret "$(printf 'nonce:%s' "$SIP_CREDENTIAL_CURRENT" | sha256sum | cut -d' ' -f1)" auth
	if [ -n "${SIP_CREDENTIAL_PREVIOUS:-}" ]; then secret "$SIP_CREDENTIAL_PREVIOUS" auth_ephemeral; fi
	secret "$SIP_CREDENTIAL_CURRENT" auth_ephemeral
	echo 'debug=2'
} >"$run/secrets.cfg"
unset SIP_CREDENTIAL_CURRENT SIP_CREDENTIAL_PREVIOUS
printf '%s' "$EDGE_VALUES" >"$run/values.cfg"

# Discovery fills these; until it has, the edge runs and is not healthy.
mkdir -p "$run/db"
[ -e "$run/dispatcher.list" ] || : >"$run/dispatcher.list"
[ -e "$run/db/version" ] || printf 'table_name(string) table_version(int)\nrtpengine:1\n' >"$run/db/version"
# db_text tells versions of a file apart by whole seconds, so this one is older than any that follows.
if [ ! -e "$run/db/rtpengine" ]; then
	printf 'setid(int) url(string) weight(int) disabled(int) stamp(string,null)\n' >"$run/db/rtpengine"
	touch -d @0 "$run/db/rtpengine"
fi

set -- -f /etc/kamailio/kamailio.cfg -Y "$run" -w "$run" \
	-m "${EDGE_SHARED_MIB:-512}" -M 16 --substdef="!EDGE_ADDRESS!$address!g" --log-engine=json:M -E
if [ "${EDGE_CHECK_ONLY:-}" = yes ]; then exec kamailio -c "$@"; fi

# What the parser cannot read it quotes, credentials and all, so its lines are left out: the statistics count them.
rm -f "$run/log"
mkfifo "$run/log"
grep --line-buffered --invert-match --fixed-strings '"file": "core/parser/' <"$run/log" >&2 &
# What it prints on standard output is a banner; its log is standard error.
kamailio -DD "$@" >/dev/null 2>"$run/log" &
child=$!

# /healthz turns 503 and no WebSocket opens any more; calls go on until the time is over.
# shellcheck disable=SC2317 # the trap calls it
drain() {
	kamcmd -s "unix:$run/kamailio_ctl" htable.seti state draining 1 >/dev/null || true
	sleep "${EDGE_DRAIN_SECONDS:-20}" &
	wait $! || true
	kill -TERM "$child" 2>/dev/null || true
}
trap drain TERM INT
wait "$child" && status=0 || status=$?
# A trap interrupts the first wait; the second one has the real end.
wait "$child" 2>/dev/null && status=0 || status=$?
# The last lines of its log.
wait || true
exit "$status"
