#!/usr/bin/env python3
"""Measure what others take for copies and stories, on a stream that `grouping CORPORA --write FILE N` wrote.

    grouping.py FILE N…          datasketch and rensa (MinHash with LSH, for copies; PyPI; what is not installed is left
                                 out), and a streaming TF-IDF baseline (for stories; numpy): a line at each N of one pass
    grouping.py --sizes STORE    what the tables by which copies and stories are told take in a store

Each runs in a process of its own. Times are CPU seconds of cutting a text into words, asking and keeping; reading the file
is not counted. Peers keep all that came; the baseline keeps the clusters of three days.
"""
import collections, importlib.util, itertools, json, os, re, resource, sqlite3, subprocess, sys, time

PERMUTATIONS = 128
WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[i:i + 3]) for i in range(len(words) - 2)}


class Datasketch:
    """MinHashLSH with the threshold nearest to what a copy shares."""

    needs, tells = ["datasketch"], "copies"

    def __init__(self):
        import datasketch
        self.minhash, self.index = datasketch.MinHash, datasketch.MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)

    def add(self, number, article):
        minhash = self.minhash(num_perm=PERMUTATIONS)
        minhash.update_batch([s.encode() for s in shingles(article["text"])])
        found = self.index.query(minhash)
        self.index.insert(number, minhash)
        return bool(found)


class Rensa:
    """RMinHashLSH with the same threshold: 32 bands of four."""

    needs, tells = ["rensa"], "copies"

    def __init__(self):
        import rensa
        self.minhash = rensa.RMinHash
        self.index = rensa.RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=32)

    def add(self, number, article):
        minhash = self.minhash(num_perm=PERMUTATIONS, seed=42)
        minhash.update(list(shingles(article["text"])))
        found = self.index.query(minhash)
        self.index.insert(number, minhash)
        return bool(found)


class Centroids:
    """Each article goes to the cluster whose centroid is nearest by the cosine of TF-IDF, or begins one."""

    needs, tells = ["numpy"], "stories"
    BUCKETS, TERMS, ASKED, COMPARED, DAYS, THRESHOLD = 1 << 20, 60, 25, 32, 3, 0.3

    def __init__(self):
        import numpy, zlib
        self.np, self.crc = numpy, zlib.crc32
        self.seen, self.counts = 0, numpy.zeros(self.BUCKETS, numpy.float32)
        self.own = numpy.zeros(self.BUCKETS, numpy.float32)
        self.clusters, self.order, self.postings = {}, collections.deque(), collections.defaultdict(list)
        self.next = 0

    def vector(self, article):
        """Of headline, twice, and the first 350 words: the heaviest terms first."""
        np = self.np
        words = WORD.findall(article["title"].lower()) * 2 + WORD.findall(article["text"].lower())[:350]
        terms, counts = np.unique([self.crc(w.encode()) % self.BUCKETS for w in words] or [0], return_counts=True)
        self.seen += 1
        self.counts[terms] += 1
        weights = (1 + np.log(counts)) * np.log((self.seen + 1) / (self.counts[terms] + 0.5))
        order = np.argsort(-weights)[:self.TERMS]
        terms, weights = terms[order], weights[order].astype(np.float32)
        return terms, weights / max(1e-9, float(np.sqrt(weights @ weights)))

    def add(self, number, article):
        day = number / 30_000
        self.forget(day)
        terms, weights = self.vector(article)
        best, likeness = self.nearest(terms, weights)
        if likeness < self.THRESHOLD:
            self.begin(terms, weights, day)
            return False
        self.join(best, terms, weights, day)
        return True

    def nearest(self, terms, weights):
        votes = collections.Counter()
        for term in terms[:self.ASKED].tolist():
            votes.update(self.postings.get(term, ()))
        self.own[terms] = weights
        best, likeness = None, 0.0
        for cluster, _ in votes.most_common(self.COMPARED):
            members, centroid, norm = self.clusters[cluster][:3]
            cosine = float(self.own[members] @ centroid) / norm
            if cosine > likeness:
                best, likeness = cluster, cosine
        self.own[terms] = 0
        return best, likeness

    def begin(self, terms, weights, day):
        self.next += 1
        self.put(self.next, terms, weights, day)

    def put(self, cluster, terms, weights, day):
        norm = float(self.np.sqrt(weights @ weights)) or 1.0
        self.clusters[cluster] = terms, weights, norm, day
        self.order.append((day, cluster))
        for term in terms[:self.ASKED].tolist():
            self.postings[term].append(cluster)

    def take(self, cluster):
        terms, weights = self.clusters.pop(cluster)[:2]
        for term in terms[:self.ASKED].tolist():
            bearers = self.postings[term]
            bearers.remove(cluster)
            if not bearers:
                del self.postings[term]
        return terms, weights

    def join(self, cluster, terms, weights, day):
        """The sum of its members' vectors, of which the heaviest terms are kept."""
        np = self.np
        old, sums = self.take(cluster)
        both, places = np.unique(np.concatenate([old, terms]), return_inverse=True)
        total = np.zeros(len(both), np.float32)
        np.add.at(total, places, np.concatenate([sums, weights]))
        order = np.argsort(-total)[:self.TERMS]
        self.put(cluster, both[order], total[order], day)

    def forget(self, day):
        while self.order and day - self.order[0][0] > self.DAYS:
            then, cluster = self.order.popleft()
            if cluster in self.clusters and self.clusters[cluster][3] == then:
                self.take(cluster)


PEERS = {"datasketch": Datasketch, "rensa": Rensa, "TF-IDF centroids": Centroids}


def measure(name, path, sizes):
    """One pass; a line for each size that the file reaches, over the articles since the size before."""
    peer, done, spent, before, found = PEERS[name](), 0, 0.0, (0, 0.0), 0
    with open(path, encoding="utf-8") as lines:
        for line in itertools.islice(lines, max(sizes)):
            article = json.loads(line)
            start = time.process_time()
            found += peer.add(done, article)
            spent += time.process_time() - start
            done += 1
            if done in sizes:
                each = (spent - before[1]) / (done - before[0])
                before = done, spent
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                row = [name, peer.tells, done, f"{each * 1e6:.1f}", f"{1 / each:.1f}", f"{peak:.0f}", f"{found * 100 / done:.1f}"]
                print("\t".join(map(str, row)), flush=True)


def compare(path, sizes):
    print("measured\ttells\tarticles\tµs/article\tarticles/s\tpeak MiB\tfound %", flush=True)
    for name, peer in PEERS.items():
        missing = [module for module in peer.needs if importlib.util.find_spec(module) is None]
        if missing:
            print(f"{name}: left out, {', '.join(missing)} is not installed", file=sys.stderr)
            continue
        alone = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", RAYON_NUM_THREADS="1")
        subprocess.run([sys.executable, __file__, "--peer", name, path, *map(str, sizes)], env=alone, check=True)


def sizes_of(store):
    """Whole pages where SQLite can tell them, as it mostly can; what the values take where not."""
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    articles = max(1, db.execute("SELECT count(*) FROM article").fetchone()[0])
    groups, stories = db.execute("SELECT count(DISTINCT copyGroup), count(DISTINCT story) FROM article").fetchone()
    print(f"{articles} articles, {groups} groups of copies, {stories} stories")
    for table in ["fingerprint", "template", "excerpt", "story"]:
        rows = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        print(f"{table}\t{rows} rows\t{table_bytes(db, table) / articles:.1f} B/article with its indexes")
    print("fingerprint alone\t" + ", ".join(
        f"{column} {db.execute(f'SELECT coalesce(sum(length({column})), 0) FROM fingerprint').fetchone()[0] / articles:.1f}"
        for column in ["sample", "terms", "links"]) + " B/article")


def table_bytes(db, table):
    try:
        return db.execute(
            "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = ?)",
            [table]).fetchone()[0]
    except sqlite3.OperationalError:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        lengths = " + ".join(f"coalesce(length({column}), 0)" for column in columns)
        return db.execute(f"SELECT coalesce(sum({lengths}), 0) FROM {table}").fetchone()[0]


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["--sizes"] and len(arguments) == 2:
        sizes_of(arguments[1])
    elif arguments[:1] == ["--peer"] and len(arguments) > 3:
        measure(arguments[1], arguments[2], set(map(int, arguments[3:])))
    elif len(arguments) > 1 and not arguments[0].startswith("-"):
        compare(arguments[0], sorted(map(int, arguments[1:])))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
