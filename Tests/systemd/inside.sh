#!/usr/bin/env bash
# What has to hold of the installed service, as root under a running systemd: inside.sh STAGE
# STAGE holds what ./dev install put there; $OUT is where what was seen is left for whoever wonders.
set -uo pipefail
stage=$1
port=8765
failed=0

check() {
    local what=$1
    shift
    if "$@" >"$OUT/last" 2>&1; then echo "ok    $what"; else
        echo "FAILED $what"
        sed 's/^/       /' "$OUT/last"
        failed=1
    fi
}

# eventually SECONDS COMMAND…
eventually() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < deadline)) || { "$@"; return; }
        sleep 0.1
    done
}

is_silent() { local said; said=$("$@" 2>&1); [[ -z $said ]] || { echo "$said"; return 1; }; }
property() { systemctl show -P "$1" dateline; }
journal_has() { journalctl -q -u dateline -o cat --no-pager | grep -qF -- "$1"; }
seen() { grep -qF -- "$1" "$OUT/seen"; }

exposure_is_low() {
    local exposure
    exposure=$(systemd-analyze security --no-pager "$1" 2>/dev/null | sed -n 's/.*exposure level for [^:]*: \([0-9.]*\).*/\1/p')
    echo "exposure of $1: $exposure"
    [[ -n $exposure ]] && awk -v e="$exposure" 'BEGIN { exit !(e < 2.0) }'
}

write_source() {
    printf -- '- outlet: %s\n  feeds: http://127.0.0.1:%s/%s.xml\n  allow-private: yes\n' "$1" "$port" "$2" \
        >"/etc/dateline/Feeds/$2.yaml"
}

# As systemd leaves it at boot; where it is not so, as in a box, credentials do not arrive.
mount --make-rshared /

# --- from the installed files

cp -a "$stage/root/." /
printf 'fetch:\n  allow-private: true\n' >/etc/dateline/dateline.yaml
touch "$OUT/seen"
python3 "$stage/newsroom.py" "$port" "$OUT/seen" &
newsroom=$!
trap 'kill $newsroom' EXIT
write_source "First" first
systemctl daemon-reload

units=/usr/local/lib/systemd/system
check "systemd-analyze verify is silent" is_silent systemd-analyze verify --man=no \
    "$units/dateline.service" "$units/dateline@world.service" "$units/dateline-sync.service" "$units/dateline-sync.timer"
for unit in dateline.service dateline@world.service dateline-sync.service; do
    check "$unit is exposed by less than 2.0" exposure_is_low "$unit"
done

touch "$OUT/before"
check "it starts, and says when it is ready" systemctl start dateline
check "it is active" test "$(property ActiveState)" = active
check "it says what it does" eventually 10 sh -c "systemctl show -P StatusText dateline | grep -q '^following 1 source'"
check "it fetches what its source lists" eventually 20 journal_has "published"

# --- the journal

published() { journalctl -q -u dateline -o json --no-pager DATELINE_TYPE=article.published; }
check "the journal has its fields" sh -c "journalctl -q -u dateline -o json --no-pager DATELINE_TYPE=article.published |
    grep -q '\"PRIORITY\":\"6\".*' && journalctl -q -u dateline -o json --no-pager DATELINE_ARTICLE=1 | grep -q First"

# --- reload

write_source "Second" second
check "a new source is asked within seconds, without a reload" eventually 10 seen "/second.xml"
printf -- '- outlet: Broken\n  feedz: x\n' >/etc/dateline/Feeds/broken.yaml
check "reload with a broken file ends" systemctl reload dateline
check "it names the file and the line" eventually 10 journal_has "/etc/dateline/Feeds/broken.yaml:2: unknown key"
check "it goes on" test "$(property ActiveState)" = active
rm /etc/dateline/Feeds/broken.yaml
write_source "Third" third
check "reload with good files ends" systemctl reload dateline
check "what was mended is taken in" eventually 10 seen "/third.xml"

# --- credentials

mkdir -p -m 700 /etc/dateline/secrets /etc/systemd/system/dateline.service.d
(umask 077 && echo "s3cret" >/etc/dateline/secrets/token)
printf '[Service]\nLoadCredential=token:/etc/dateline/secrets/token\nWatchdogSec=3s\nTimeoutAbortSec=2s\nRestartSec=100ms\n' \
    >/etc/systemd/system/dateline.service.d/test.conf
printf -- '- outlet: Secret\n  feeds: http://127.0.0.1:%s/secret.xml\n  allow-private: yes\n  credentials:\n    bearer: credential:token\n' \
    "$port" >/etc/dateline/Feeds/secret.yaml
systemctl daemon-reload
check "it restarts with a credential" systemctl restart dateline
check "the credential is read and sent" eventually 20 seen "/secret.xml Bearer s3cret"
check "and it is not in the log" sh -c '! journalctl -q -u dateline --no-pager | grep -q s3cret'

# --- who it is, and where it writes

check "it does not run as root" sh -c "! grep -q '^Uid:[[:space:]]*0' /proc/$(property MainPID)/status"
uid=$(awk '/^Uid:/ { print $2 }' "/proc/$(property MainPID)/status")
wrote_elsewhere() {
    find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path "$OUT" -o -path /run/box \) -prune -o -newer "$OUT/before" \
        -uid "$uid" -print 2>/dev/null | grep -v '^/var/lib/private/dateline\|^/var/log/private/dateline\|^/run/'
}
check "its user wrote in its own folders only" is_silent wrote_elsewhere
check "the store lies in its own folder" test -s /var/lib/private/dateline/dateline.sqlite

# --- watchdog, kill, stop

pid=$(property MainPID)
kill -STOP "$pid"
is_another() { local now; now=$(property MainPID); [[ $now != 0 && $now != "$1" && $(property ActiveState) == active ]]; }
check "a process that is stuck is killed and started anew" eventually 30 is_another "$pid"
# Nothing else ends a process that is stopped.
check "systemd counts the restart" test "$(property NRestarts)" -ge 1
pid=$(property MainPID)
kill -KILL "$pid"
check "after kill -9 it is started anew" eventually 20 is_another "$pid"
check "nothing is damaged" env CREDENTIALS_DIRECTORY=/etc/dateline/secrets dateline check --config /etc/dateline/dateline.yaml --store /var/lib/private/dateline/dateline.sqlite
began=$(date +%s%N)
check "it stops" systemctl stop dateline
took=$((($(date +%s%N) - began) / 1000000))
check "within five seconds ($took ms)" test "$took" -lt 5000
check "well" test "$(property Result)" = success

# --- one turn, by itself

check "the one-shot unit takes a turn" systemctl start dateline-sync
check "status finds the store from a terminal" sh -c 'cd / && dateline status | grep -q "last change is"'
check "the timer can be enabled" systemctl enable --now dateline-sync.timer

journalctl -q --no-pager -u dateline -u dateline-sync >"$OUT/journal" 2>&1
exit $failed
