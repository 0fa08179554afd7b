#!/usr/bin/env python3
"""Make the weights of Sources/Extraction/Choosing/EvidenceWeights+trained.swift, and say how well such weights do on pages
that they were not made from. Needs numpy, scipy and scikit-learn.

    weigh_evidence.py TRUTH.json PAGES...

PAGES are folders of .html files, TRUTH.json has the right text of each: {"folder/name": {"text": ...}}. Run it in the
project's folder; it builds dateline twice, since what stands around a block can only be seen with weights for the block by
itself. A block is the article's if half of its words or more are aligned with the right text. An error costs by its words,
in proportion to the article's.
"""
import difflib, json, pathlib, re, subprocess, sys, tempfile

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

CHOOSING = pathlib.Path("Sources/Extraction/Choosing")
FOLDS = 10
# Inverse of the regularisation's strength. From 0.1 to 1 nothing changes much.
STRENGTH = 0.3
# A name that authors give to what is no article never speaks for a block, whatever the corpora say: there, much of it stands
# beside good text on the same few sites.
NEVER_FOR = {"inNavigation", "inFooter", "inAside", "inForm", "inCaption", "inPullQuote", "inRelated", "inSharing", "inComments",
             "inPromotion", "inAdvertising", "inCredit", "inTags", "inWidget", "inLegal", "inPlayer", "inContents", "inBiography",
             "inByline", "phrase", "holdsPhrase", "repeats", "isRepeated", "holdsOthers", "underPhraseHeading",
             "underPhraseBehindProse", "inStrangeClutter", "inStrangePromotion", "hasCopyright", "isHeadline"}


def words(text):
    return re.findall(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+", text)


def evidence_names():
    source = (CHOOSING / "Evidence.swift").read_text()
    cases = re.findall(r"^    case ([^\n]+)", source[:source.index("struct EvidenceSet")], re.M)
    names = [name.strip() for line in cases for name in line.split(",")]
    return names, names[:names.index("beforeRegion")]


def build():
    subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "dateline"], check=True, stdout=subprocess.DEVNULL)
    shown = subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib", "--show-bin-path"], check=True, capture_output=True, text=True)
    return shown.stdout.strip() + "/dateline"


def explained(dateline, folders):
    paths = [str(path) for folder in folders for path in sorted(pathlib.Path(folder).glob("*.html"))]
    with tempfile.NamedTemporaryFile("w") as listing:
        listing.write("\n".join(paths) + "\n")
        listing.flush()
        output = subprocess.run([dateline, "extract", "--explain", "--format", "jsonl", "--files-from", listing.name],
                                capture_output=True).stdout
    for line in output.splitlines():
        page = json.loads(line)
        path = pathlib.Path(page["source"])
        yield f"{path.parent.name}/{path.stem}", page["blocks"]


def labelled(blocks, text):
    """1 for each block that is the article's, and how many words each has."""
    found, owners = [], []
    for index, block in enumerate(blocks):
        for word in words(block["text"]):
            found.append(word)
            owners.append(index)
    counts, hits = [0] * len(blocks), [0] * len(blocks)
    for owner in owners:
        counts[owner] += 1
    for start, _, size in difflib.SequenceMatcher(None, found, words(text), autojunk=False).get_matching_blocks():
        for place in range(start, start + size):
            hits[owners[place]] += 1
    return [int(count > 0 and hit * 2 >= count) for count, hit in zip(counts, hits)], counts


def load(dateline, truth, folders):
    pages = []
    for name, blocks in explained(dateline, folders):
        text = truth.get(name, {}).get("text")
        if text:
            text = text if isinstance(text, str) else max(text, key=len)
            pages.append((name, blocks, *labelled(blocks, text), text))
    return pages


def matrix(pages, names):
    places = {name: index for index, name in enumerate(names)}
    rows = [(number, index) for number, page in enumerate(pages) for index in range(len(page[1]))]
    seen = np.zeros((len(rows), len(names)), dtype=np.float32)
    labels, costs = np.zeros(len(rows), int), np.zeros(len(rows))
    for row, (number, index) in enumerate(rows):
        _, blocks, wanted, counts, text = pages[number]
        for name in blocks[index]["evidence"]:
            if name in places:
                seen[row, places[name]] = 1
        labels[row] = wanted[index]
        costs[row] = min(40, max(0.05, (0.5 + counts[index]) / max(60, len(words(text))) * 400))
    return seen, labels, costs, rows


class Regression:
    """A logistic regression of which some weights are at most 0."""

    def __init__(self, seen, labels, costs, names):
        signs = np.where(labels == 1, 1.0, -1.0)

        def loss(weights):
            margins = signs * (seen @ weights[:-1] + weights[-1])
            pull = costs * -signs / (1 + np.exp(np.clip(margins, -50, 50)))
            gradient = np.append(seen.T @ pull + weights[:-1] / STRENGTH, pull.sum())
            return (costs * np.logaddexp(0, -margins)).sum() + (weights[:-1] ** 2).sum() / 2 / STRENGTH, gradient

        bounds = [(None, 0) if name in NEVER_FOR else (None, None) for name in names] + [(None, None)]
        found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
        self.weights, self.bias = found.x[:-1], found.x[-1]

    def decide(self, seen):
        return seen @ self.weights + self.bias


def shingles(text):
    found = words(text)
    return {tuple(found[i:i + 4]) for i in range(max(1, len(found) - 3))} if found else set()


def held_out(pages, seen, labels, costs, rows, names):
    """Prints the mean F1 of word shingles over pages, each judged by weights that were made without it."""
    groups = np.array([number for number, _ in rows])
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(seen, labels, groups):
        scores[test] = Regression(seen[train], labels[train], costs[train], names).decide(seen[test])
    results = {}
    for number, (name, blocks, _, _, text) in enumerate(pages):
        kept = [index for row, (page, index) in enumerate(rows) if page == number and scores[row] > 0]
        got, want = shingles("\n".join(blocks[index]["text"] for index in kept)), shingles(text)
        results.setdefault(name.split("/")[0], []).append(2 * len(got & want) / max(1, len(got) + len(want)))
    for name, values in results.items():
        print(f"    {name}: F1 {sum(values) / len(values):.4f} on {len(values)} pages, {FOLDS} folds")


def swift(name, comment, model, names):
    lines, line = [], "            "
    for evidence, weight in zip(names, model.weights):
        if abs(weight) < 0.005:
            continue
        piece = f".{evidence}: {weight:.2f}, "
        if len(line) + len(piece) > 118:
            lines.append(line.rstrip())
            line = "            "
        line += piece
    lines.append(line.rstrip())
    return (f"    /// {comment}\n    static let {name} = EvidenceWeights(\n        bias: {model.bias:.2f},\n"
            "        [\n" + "\n".join(lines) + "\n        ])\n")


def write(own, own_names, every, names):
    (CHOOSING / "EvidenceWeights+trained.swift").write_text(
        "extension EvidenceWeights {\n"
        "    // Logistic regressions over the blocks of the pages of two corpora, weighed by words; made by\n"
        "    // `Tests/Benchmarks/weigh_evidence.py`, which says how well they do on pages that they were not made from.\n\n"
        + swift("own", "For a block by itself.", own, own_names) + "\n"
        + swift("all", "For a block and what stands around it.", every, names) + "}\n")


def main():
    truth, folders = json.loads(pathlib.Path(sys.argv[1]).read_text()), sys.argv[2:]
    names, own_names = evidence_names()
    pages = load(build(), truth, folders)
    seen, labels, costs, rows = matrix(pages, own_names)
    print("by itself")
    held_out(pages, seen, labels, costs, rows, own_names)
    own = Regression(seen, labels, costs, own_names)
    write(own, own_names, own, own_names)
    pages = load(build(), truth, folders)
    seen, labels, costs, rows = matrix(pages, names)
    print("with what stands around it")
    held_out(pages, seen, labels, costs, rows, names)
    write(own, own_names, Regression(seen, labels, costs, names), names)


if __name__ == "__main__":
    main()
