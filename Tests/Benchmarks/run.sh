#!/bin/bash
# Measure dateline against the floor and against its peers, everything on 127.0.0.1:8200.
#
#   run.sh fetching        the fetcher alone, beside floor.c and curl --parallel
#   run.sh whole           dateline sync, beside newsboat and urlwatch as far as they are installed
#   run.sh feeds           the feed reader, beside feedparser and feedparser-rs; nothing is served for it
#   run.sh storing         deciding and storing alone: a revision, 10,000 articles into an empty store, a store that grows
#   run.sh grouping [N…]   copies and stories over a stream of made-up articles, in memory (a line at each N of one pass:
#                          1,000, 10,000 and 100,000) and in the store (10,000 and 100,000 of them, or STORED="N…"),
#                          beside datasketch, rensa and TF-IDF centroids (up to PEERS, 100,000, articles), which are
#                          installed into .build-benchmarks/python; 1000 10000 100000 1000000 takes most of an hour
#   run.sh paging STORE [ARG…]  every kind of page on a store that is there, wrk and a thousand event streams; paging.py --help says
#                          what is printed; DATELINE names a binary that is built already
#   run.sh extraction DIR… extraction of the pages in folders, beside resiliparse and trafilatura; nothing is served for it
#
# Rounds are interleaved, REPEAT (5) of them, and figures are medians: a busy machine slows all alike. Needs nginx, gcc,
# python3 and libcurl's headers. OUT (/dev/shm/dateline-bench) holds load and results; on tmpfs they are steady.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
what=${1:?fetching, whole, feeds, storing, grouping, paging or extraction}
if [ "$what" = paging ]; then
    store=${2:?a store, such as the one that “dateline demo” or “storing grow FILE 1000000” leaves}
    shift 2
    if [ -z "${DATELINE:-}" ]; then
        "$here/../../dev" run --version >/dev/null
        DATELINE=$(cd "$here/../.." && swift build -c release --static-swift-stdlib --show-bin-path)/dateline
    fi
    exec python3 "$here/paging.py" "$DATELINE" "$store" "$@"
fi
if [ "$what" = storing ]; then
    scratch=$here/../../.build-benchmarks
    store=$(mktemp -d)
    trap 'rm -rf "$store"' EXIT
    swift build -c release --package-path "$here" --scratch-path "$scratch" --static-swift-stdlib --product storing >&2
    "$scratch/release/storing" decide
    "$scratch/release/storing" fill "$store/fill.sqlite" 10000
    "$scratch/release/storing" grow "$store/grow.sqlite" "${2:-100000}" "${3:-300000}"
    exit
fi
if [ "$what" = grouping ]; then
    shift
    [ $# -gt 0 ] || set -- 1000 10000 100000
    for number in "$@"; do
        case $number in *[!0-9]* | 0*) echo "run.sh: grouping: “$number” is no number of articles" >&2; exit 2 ;; esac
    done
    corpora=${CORPORA:-$here/../../../shared/corpora/dedup}
    [ -d "$corpora" ] || { echo "run.sh: no $corpora to make articles of; name another folder in CORPORA" >&2; exit 1; }
    scratch=$here/../../.build-benchmarks
    store=$(mktemp -d)
    trap 'rm -rf "$store"' EXIT
    swift build -c release --package-path "$here" --scratch-path "$scratch" --static-swift-stdlib --product grouping >&2
    program=$scratch/release/grouping
    python=$scratch/python/bin/python
    [ -x "$python" ] || python3 -m venv "$scratch/python" || python=python3
    "$python" -m pip install --quiet datasketch rensa numpy >&2 || echo "run.sh: what pip cannot install is left out" >&2
    "$program" "$corpora" copies "$@"
    "$program" "$corpora" both "$@"
    for number in ${STORED:-10000 100000}; do
        "$program" "$corpora" store "$store/$number.sqlite" "$number"
        "$python" "$here/grouping.py" --sizes "$store/$number.sqlite"
        rm -f "$store/$number.sqlite"*
    done
    # The same articles for the peers, as far as they go: each of a hundred thousand takes them a millisecond or more.
    most=0
    for number in "$@"; do
        shift
        [ "$number" -gt "${PEERS:-100000}" ] || set -- "$@" "$number"
        [ "$number" -gt "${PEERS:-100000}" ] || [ "$number" -le "$most" ] || most=$number
    done
    [ "$most" -gt 0 ] || exit 0
    "$program" "$corpora" --write "$store/stream.jsonl" "$most"
    "$python" "$here/grouping.py" "$store/stream.jsonl" "$@"
    exit
fi
if [ "$what" = feeds ]; then
    "$here/../../dev" run --version >/dev/null
    corpus=$here/../../../shared/corpora/feeds
    [ -d "$corpus" ] && corpus=(--corpus "$corpus") || corpus=()
    exec python3 "$here/feeds.py" "$(cd "$here/../.." && swift build -c release --static-swift-stdlib --show-bin-path)/dateline" \
        --repeat "${REPEAT:-5}" "${corpus[@]}"
fi
if [ "$what" = extraction ]; then
    shift
    "$here/../../dev" run --version >/dev/null
    corpus=$here/../../../shared/corpora/extraction
    [ $# -gt 0 ] || set -- "$corpus"/aeb "$corpus"/wcxb "$corpus"/mediacloud
    exec python3 "$here/extraction.py" --repeat "${REPEAT:-5}" \
        "$(cd "$here/../.." && swift build -c release --static-swift-stdlib --show-bin-path)/dateline" "$@"
fi
out=${OUT:-/dev/shm/dateline-bench}
repeat=${REPEAT:-5}
results=$out/$what.tsv
scratch=$here/../../.build-benchmarks

mkdir -p "$out"
[ -e "$out/feeds.txt" ] || python3 "$here/load.py" "$out" >/dev/null
"$here/serve.sh" start "$out"
trap '"$here/serve.sh" stop "$out"' EXIT
: >"$results"

# note LABEL: keeps wall and cpu of a line "… wall=W cpu=C …".
note() { sed -n "s/.*wall=\([0-9.]*\) cpu=\([0-9.e-]*\).*/$1\t\1\t\2\t0/p" >>"$results"; }

# timed LABEL COMMAND...: wall, CPU and peak memory of a whole command.
timed() {
    local label=$1
    shift
    /usr/bin/time -o "$out/time" -f '%e %U %S %M' "$@" >"$out/said" 2>&1 </dev/null || true
    awk -v label="$label" '{ printf "%s\t%s\t%s\t%s\n", label, $1, $2 + $3, $4 / 1024 }' <(tail -n 1 "$out/time") >>"$results"
}

fetching() {
    cc -std=c11 -O2 -Wall -Wextra -o "$out/floor" "$here/floor.c" -lcurl
    swift build -c release --package-path "$here" --scratch-path "$scratch" --static-swift-stdlib >&2
    for _ in $(seq "$repeat"); do
        for kind in feeds pages; do
            for program in "$out/floor" "$scratch/release/fetching"; do
                name=$(basename "$program")-$kind
                "$program" --save "$out/$name" "$out/$kind.txt" | note "$name-first"
                "$program" --conditional "$out/$name" "$out/$kind.txt" | note "$name-unchanged"
            done
            rm -rf "$out/curl" && mkdir "$out/curl"
            awk -v dir="$out/curl" 'NR > 1 { print "next" } { printf "url = \"%s\"\noutput = \"%s/%d\"\n", $1, dir, NR }' \
                "$out/$kind.txt" >"$out/curl.config"
            timed "curl-$kind-first" curl -q --parallel --parallel-max 64 -K "$out/curl.config"
        done
    done
}

# follow FOLDER KIND: a configuration that follows the load's feeds without their pages, or its pages.
follow() {
    rm -rf "$1"
    "$dateline" init "$1" >/dev/null
    sed -i 's/allow-private: false/allow-private: true/' "$1/Config/dateline.yaml"
    if [ "$2" = feeds ]; then
        { printf -- '- outlet: Load\n  pages: no\n  feeds:\n'; sed 's/^/    - /' "$out/feeds.txt"; } >"$1/Feeds/example.yaml"
    else
        { printf -- '- outlet: Load\n  pages:\n'; sed 's/^/    - /' "$out/pages.txt"; } >"$1/Feeds/example.yaml"
    fi
}

whole() {
    "$here/../../dev" run --version >/dev/null
    dateline=$(cd "$here/../.." && swift build -c release --static-swift-stdlib --show-bin-path)/dateline
    # The program itself: a shim that finds it would add a shell's time to each run.
    urlwatch=$(pyenv which urlwatch 2>/dev/null || command -v urlwatch || true)
    for _ in $(seq "$repeat"); do
        for kind in feeds pages; do
            follow "$out/dateline-$kind" "$kind"
            for turn in first unchanged; do
                timed "dateline-$kind-$turn" "$dateline" sync --quiet --config "$out/dateline-$kind/Config/dateline.yaml"
            done
        done
        if command -v newsboat >/dev/null; then
            rm -rf "$out/newsboat" && mkdir "$out/newsboat" && : >"$out/newsboat/config"
            # Its first turn loses the validators (newsboat issue 2734): unchanged is the third.
            for turn in first second unchanged; do
                timed "newsboat-feeds-$turn" newsboat -C "$out/newsboat/config" -u "$out/newsboat-urls" \
                    -c "$out/newsboat/cache.db" -x reload
            done
        fi
        if [ "$urlwatch" ]; then
            rm -rf "$out/urlwatch" && mkdir "$out/urlwatch" && : >"$out/urlwatch/hooks.py"
            echo 'report: {stdout: {enabled: true, color: false}}' >"$out/urlwatch/config.yaml"
            for turn in first unchanged; do
                timed "urlwatch-pages-$turn" "$urlwatch" --urls "$out/urlwatch.yaml" --hooks "$out/urlwatch/hooks.py" \
                    --config "$out/urlwatch/config.yaml" --cache "$out/urlwatch/cache.db"
            done
        fi
    done
}

"$what"
python3 - "$results" <<'PY'
import collections, statistics, sys
rows = collections.defaultdict(list)
for line in open(sys.argv[1]):
    label, wall, cpu, memory = line.split("\t")
    rows[label].append((float(wall), float(cpu), float(memory)))
median = {label: [statistics.median(column) for column in zip(*runs)] for label, runs in rows.items()}
print(f"{'run':28}{'wall s':>10}{'CPU s':>10}{'MiB':>8}   against")
for label, (wall, cpu, memory) in median.items():
    program, kind = label.split("-", 1)
    peers = [(other.split("-")[0], values) for other, values in median.items()
             if other != label and other.split("-", 1)[1] == kind and program in ("fetching", "dateline")]
    against = ", ".join(f"{name}: wall ×{wall / w:.2f}, CPU ×{cpu / c:.2f}" for name, (w, c, _) in peers if w and c)
    print(f"{label:28}{wall:10.4f}{cpu:10.4f}{memory or 0:8.1f}   {against}")
PY
