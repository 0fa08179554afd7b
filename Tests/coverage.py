"""Prints the line coverage of each module from SwiftPM's coverage report: coverage.py REPORT.json"""
import collections, json, pathlib, sys

lines = collections.Counter()
covered = collections.Counter()
for file in json.load(open(sys.argv[1]))["data"][0]["files"]:
    parts = pathlib.Path(file["filename"]).parts
    if "Sources" not in parts or ".build" in parts:
        continue
    module = parts[parts.index("Sources") + 1]
    lines[module] += file["summary"]["lines"]["count"]
    covered[module] += file["summary"]["lines"]["covered"]
for module in sorted(lines):
    print(f"{module:<16} {covered[module] / lines[module]:6.1%}  of {lines[module]} lines")
print(f"{'all':<16} {sum(covered.values()) / sum(lines.values()):6.1%}  of {sum(lines.values())} lines")
