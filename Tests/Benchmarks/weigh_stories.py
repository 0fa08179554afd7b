#!/usr/bin/env python3
"""Make the weights of Sources/Reconciliation/Stories/StoryLink.swift anew, print them beside those that stand there, and say
how well both put together the stories of two sets that people judged. Changes nothing. Needs numpy, scipy and scikit-learn.

    weigh_stories.py [DEDUP]

DEDUP (../shared/corpora/dedup) has SET.articles.jsonl, in the order of time, with "id", "title", "text" and "published";
SET.truth.jsonl with "id" and "story", null where nobody judged; and perhaps SET.ignore.jsonl, pairs that nobody could judge.
Run it in the project's folder. Terms, their weights, the evidence and the clustering are the code's, written again, with two
differences: every two articles of four days are compared, copies and more than 64 neighbours too, and clusters are made once,
of all. What the code itself does as articles come is held by GroupScoreTests.

F1 is over pairs of articles: of the weights made here and those in the code, on the very sets that they were made from; of
weights that were made without the topic that is scored (five folds); and of weights that were made from the other set alone.
It takes one to four minutes.
"""
import collections, datetime, itertools, json, math, pathlib, re, sys, unicodedata

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from sklearn.linear_model import LogisticRegression

STORIES = pathlib.Path("Sources/Reconciliation/Stories")
SETS = ["allsides", "ecb"]
EVIDENCE = ["body", "title", "lead", "names", "numbers", "lesserTitle", "greaterTitle", "days", "crowd"]
# Inverse of the regularisation's strength, where each set's pairs of one story weigh 1,000 together.
STRENGTH = 10
FOLDS = 5
LONGEST_TEXT, LEAD = 200, 100


def constants(name):
    """The numbers of a Swift file by their names."""
    source = (STORIES / name).read_text()
    return {key: float(value) for key, value in re.findall(r"static let (\w+)(?:: Float)? = (-?[\d.]+)", source)}


LINK, CLUSTERS = constants("StoryLink.swift"), constants("StoryClusters.swift")
COMMON = constants("CommonWords.swift")["articles"]


# Terms, as TermReader cuts them.

JOINS = {0x27, 0xAD, 0x02BC, 0x2018, 0x2019, 0x2060, 0xFEFF, *range(0x200B, 0x2010)}
ENDS = {0x21, 0x2E, 0x3F, 10, 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4, 0x0964}
ALONE = [(0x0E00, 0x0EFF), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0x20000, 0x2FFFF)]


def key(word):
    word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    if not re.fullmatch("[a-z]+", word):
        return word[:5]
    if len(word) <= 3:
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ed"):
        return word[:-2]
    return word[:-3] if len(word) > 6 and word.endswith("ing") else word


def terms(text):
    """Each term with whether it is a number, and a name: a word with a capital letter amid a sentence."""
    word, before, begins = "", "", True
    for c in text + "\n":
        code = ord(c)
        alone = any(low <= code <= high for low, high in ALONE)
        if code in JOINS:
            continue
        if not alone and (c.isalpha() or c.isnumeric() or unicodedata.category(c) in ("Mn", "Mc")):
            word += c
            continue
        if word:
            number = any(map(str.isnumeric, word))
            yield word if number else key(word), number, word[0].isupper() and not begins
            word, begins = "", False
        if alone and before:
            yield key(before + c), False, False
        before = c if alone else ""
        begins = begins or code in ENDS


def views(article):
    """How often each term stands in the whole (thrice for once in the headline), in the headline, in the first hundred
    words, and as a name; and, once each, the text's numbers, all terms, and the headline's."""
    title = [term for term, *_ in terms(article["title"])]
    text = list(itertools.islice(terms(article["text"]), LONGEST_TEXT))
    counted = collections.Counter
    body = counted([term for term, *_ in text] + title * 3)
    return {"body": body, "title": counted(title), "lead": counted(term for term, *_ in text[:LEAD]),
            "names": counted(term for term, _, name in text if name),
            "numbers": counted({term for term, number, _ in text if number}), "all": counted(set(body)),
            "headline": counted(set(title))}


# Pairs, as StoryBoard and StoryLink weigh them.

def common_words():
    lines = [line.split() for line in (STORIES / "common-words.txt").read_text().splitlines() if not line.startswith("#")]
    return {word: int(count) for count, *words in lines for word in words}


def day(article):
    return datetime.datetime.fromisoformat(article["published"].replace("Z", "+00:00")).timestamp() / 86400


class News:
    """A set: its articles, the evidence of each two that may be linked, and who says that they are one story."""

    def __init__(self, folder, name):
        lines = lambda file: [json.loads(line) for line in (folder / file).read_text().splitlines()]
        articles = lines(f"{name}.articles.jsonl")
        truth = {line["id"]: line["story"] for line in lines(f"{name}.truth.jsonl")}
        places = {article["id"]: place for place, article in enumerate(articles)}
        self.name, self.stories = name, [truth.get(article["id"]) for article in articles]
        # Decisions do not go back in time.
        self.days = np.maximum.accumulate([day(article) for article in articles])
        # Two events that look alike are one topic: "14-a" and "14-b".
        self.topics = [story and re.sub(r"-[a-z]$", "", story) for story in self.stories]
        self.passed = set()
        if (folder / f"{name}.ignore.jsonl").exists():
            for line in lines(f"{name}.ignore.jsonl"):
                if line.get("field") == "story":
                    self.passed.add(tuple(sorted((places[line["a"]], places[line["b"]]))))
        self.compare([views(article) for article in articles])

    def compare(self, articles):
        numbers = {term: number for number, term in enumerate(sorted({term for a in articles for term in a["all"]}))}
        common = common_words()
        counts = np.array([common.get(term, 0) for term in numbers], float)
        matrices = {name: self.matrix([a[name] for a in articles], numbers, name) for name in articles[0]}
        self.pairs, self.evidence, first = [], [], 0
        for place in range(len(articles)):
            counts[matrices["all"][place].indices] += 1
            known = COMMON + place + 1
            rarity = np.where(counts < known, np.log((known + 1) / (counts + 0.5)), 0)
            while self.days[place] - self.days[first] > LINK["longestGap"]:
                first += 1
            recent = place + 1 - np.searchsorted(self.days, self.days[place] - 3)
            self.weigh(matrices, rarity, first, place, math.log(recent))
        self.evidence = np.vstack(self.evidence)

    @staticmethod
    def matrix(counters, numbers, name):
        """Twice the word is not twice the meaning; of numbers and headlines it is only asked whether they are there."""
        rows = [row for row, counter in enumerate(counters) for _ in counter]
        columns = [numbers[term] for counter in counters for term in counter]
        counts = np.array([count for counter in counters for count in counter.values()], float)
        values = np.ones(len(counts)) if name in ("numbers", "all", "headline") else 1 + np.log(counts)
        return csr_matrix((values, (rows, columns)), shape=(len(counters), len(numbers)))

    def weigh(self, matrices, rarity, first, place, crowd):
        """The evidence that links an article to those of the four days before, as rare as terms are when it comes."""
        if first == place:
            return
        own = {name: matrix[place].toarray()[0] for name, matrix in matrices.items()}
        others = {name: matrix[first:place] for name, matrix in matrices.items()}

        def cosine(name):
            norms = np.sqrt(others[name].power(2) @ rarity ** 2) * math.sqrt((own[name] ** 2) @ rarity ** 2)
            return np.divide(others[name] @ (own[name] * rarity ** 2), norms, out=np.zeros(len(norms)), where=norms > 0)

        def share(said, headline):
            return np.divide(said, headline, out=np.zeros(place - first), where=headline > 0)

        theirs = share(others["headline"] @ (own["all"] * rarity), others["headline"] @ rarity)
        mine = share(others["all"] @ (own["headline"] * rarity), np.full(place - first, own["headline"] @ rarity))
        apart = self.days[place] - self.days[first:place]
        columns = [*map(cosine, EVIDENCE[:5]), np.minimum(theirs, mine), np.maximum(theirs, mine), apart,
                   np.full(place - first, crowd)]
        found = np.column_stack(columns)
        for row in np.flatnonzero(found[:, 0] >= LINK["leastCosine"]):
            self.pairs.append((first + int(row), place))
        self.evidence.append(found[found[:, 0] >= LINK["leastCosine"]])

    def judged(self, held_out=frozenset()):
        """The evidence of the pairs that were judged, whether they are one story, and what each weighs."""
        known = [row for row, (a, b) in enumerate(self.pairs)
                 if None not in (self.stories[a], self.stories[b]) and (a, b) not in self.passed
                 and held_out.isdisjoint((self.topics[a], self.topics[b]))]
        labels = np.array([self.stories[self.pairs[row][0]] == self.stories[self.pairs[row][1]] for row in known])
        return self.evidence[known], labels, np.full(len(labels), 1000 / labels.sum())

    def told(self, weights):
        return pairs_of(cluster(len(self.stories), self.pairs, self.evidence @ weights[:-1] + weights[-1]), self.stories)

    def score(self, told_by_topics):
        """F1 of what was told, each time of the pairs whose first article has one of the topics; of all where none are named."""
        right, all_told, all_said = 0, 0, 0
        for topics, told in told_by_topics:
            counts = lambda pair: pair not in self.passed and (topics is None or self.topics[pair[0]] in topics)
            told, said = set(filter(counts, told)), set(filter(counts, pairs_of(self.stories, self.stories)))
            right, all_told, all_said = right + len(told & said), all_told + len(told), all_said + len(said)
        return 2 * right / (all_told + all_said)


def pairs_of(groups, judged):
    members = collections.defaultdict(list)
    for place, group in enumerate(groups):
        if judged[place] is not None:
            members[group].append(place)
    return {pair for group in members.values() for pair in itertools.combinations(group, 2)}


# Clusters, as StoryClusters joins them.

def cluster(count, pairs, odds):
    """For each article the first of its cluster. Parts that no link strong enough holds together are looked at one by one."""
    weights = np.clip(odds, CLUSTERS["least"], CLUSTERS["most"]) - CLUSTERS["least"]
    rows, columns = np.array(pairs).T
    links = csr_matrix((weights, (rows, columns)), shape=(count, count))
    links = links + links.T
    firsts = np.arange(count)
    _, parts = connected_components(links > CLUSTERS["joined"] - CLUSTERS["least"])
    for part in range(parts.max() + 1):
        members = np.flatnonzero(parts == part)
        firsts[members] = members[join(links[members][:, members].toarray())]
    return firsts.tolist()


def join(sums):
    count = len(sums)
    sizes, within, firsts = np.ones(count), np.zeros(count), np.arange(count)
    while True:
        means = sums / np.outer(sizes, sizes)
        # One alone may join whatever it is linked to.
        inner = np.divide(within * 2, sizes * (sizes - 1), out=np.zeros(count), where=sizes > 1)
        means[means < CLUSTERS["cohesion"] * np.minimum.outer(inner, inner)] = 0
        one, other = sorted(np.unravel_index(np.argmax(means), means.shape))
        if means[one, other] < CLUSTERS["joined"] - CLUSTERS["least"]:
            return firsts
        within[one] += within[other] + sums[one, other]
        sizes[one] += sizes[other]
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sums[one, one] = sums[other] = sums[:, other] = 0
        sizes[other], within[other] = 1, 0
        firsts[firsts == other] = one


def fit(sets, held_out=frozenset()):
    evidence, labels, weights = map(np.concatenate, zip(*(news.judged(held_out) for news in sets)))
    found = LogisticRegression(C=STRENGTH, max_iter=5000).fit(evidence, labels, sample_weight=weights)
    return np.append(found.coef_[0], found.intercept_[0])


def folds(news):
    topics = sorted({topic for topic in news.topics if topic})
    return [frozenset(topics[fold::FOLDS]) for fold in range(FOLDS)]


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora/dedup")
    sets = [News(folder, name) for name in SETS]
    made, there = fit(sets), np.array([LINK[name] for name in EVIDENCE + ["base"]])
    print(f"{'evidence':12}{'made':>10}{'code':>10}")
    for name, new, old in zip(EVIDENCE + ["base"], made, there):
        print(f"{name:12}{new:10.2f}{old:10.2f}")
    print(f"\n{'F1':12}{'made':>10}{'code':>10}{'held out':>10}{'other set':>10}")
    for place, news in enumerate(sets):
        ways = [[(None, news.told(made))], [(None, news.told(there))],
                [(topics, news.told(fit(sets, topics))) for topics in folds(news)],
                [(None, news.told(fit([sets[1 - place]])))]]
        print(f"{news.name:12}" + "".join(f"{news.score(way):10.3f}" for way in ways))


if __name__ == "__main__":
    main()
