#!/bin/bash
# Serve OUT/www on 127.0.0.1:8200 with nginx.
#
#   serve.sh start OUT [--log]    --log: write OUT/access.log (formatted as in nginx.conf)
#   serve.sh stop OUT
#
# IMS=exact serve.sh start OUT: nginx's own default for If-Modified-Since.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
action=${1:?start or stop} out=$(cd "${2:?OUT}" && pwd) log=off
[ "${3:-}" = --log ] && log="$out/access.log counts"

# The master's pid, if it is alive and really an nginx.
running() {
    [ -s "$out/nginx.pid" ] && read -r pid <"$out/nginx.pid" &&
        [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = nginx ]
}

case $action in
start)
    if running; then echo "serve.sh: already running, pid $pid" >&2; exit 1; fi
    mkdir -p "$out/nginx-tmp"
    sed -e "s|@OUT@|$out|g" -e "s|@LOG@|$log|" -e "s|@IMS@|${IMS:-before}|" "$here/nginx.conf" >"$out/nginx.conf"
    /usr/sbin/nginx -e "$out/nginx-error.log" -p "$out" -c "$out/nginx.conf"
    for _ in $(seq 50); do
        code=$(curl -q -s -m 5 --noproxy '*' -o /dev/null -w '%{http_code}' http://127.0.0.1:8200/feeds/1.xml || true)
        [ "$code" = 200 ] && exit 0
        sleep 0.1
    done
    echo "serve.sh: the server answers $code for feeds/1.xml; see $out/nginx-error.log" >&2
    exit 1 ;;
stop)
    running || exit 0
    kill -TERM "$pid"
    for _ in $(seq 50); do running || exit 0; sleep 0.1; done
    echo "serve.sh: pid $pid is still there" >&2
    exit 1 ;;
*)  echo "serve.sh: $action?" >&2; exit 2 ;;
esac
