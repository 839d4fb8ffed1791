"""Holds the groups that `assay issues duplicates --format json` found against graded truth.

    assay issues duplicates --project P.assay --format json > found.json
    python judge.py TRUTH.csv found.json

Recall, by grade: the share of variants in one group with their original, and in one group with any
other image of their source. Precision: the share of pairs within groups that are of one source.
What is found between different sources is listed, to be looked at: it may be a true duplicate.
Recall of pairs and sources found exactly, as one group of all their images and no other, count the
flipped ones only with --flips.
"""

import argparse
import collections
import csv
import itertools
import json


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth")
    parser.add_argument("found")
    parser.add_argument("--list", type=int, default=10)
    parser.add_argument("--flips", action="store_true", help="flipped images are duplicates, too")
    parser.add_argument("--only", default="", help="the images whose keys begin so")
    options = parser.parse_args()
    with open(options.truth, newline="") as file:
        truth = {
            row["image"]: (row["source"], row["grade"]) for row in csv.DictReader(file)
            if row["image"].startswith(options.only)}
    with open(options.found) as file:
        groups = json.load(file)["duplicates"]["groups"]
    group_of = {}
    right = wrong = 0
    mixed = []
    for number, group in enumerate(groups):
        keys = [image["key"] for image in group["images"] if image["key"] in truth]
        group_of.update((key, number) for key in keys)
        for one, other in itertools.combinations(keys, 2):
            if truth[one][0] == truth[other][0]:
                right += 1
            else:
                wrong += 1
        if len({truth[key][0] for key in keys}) > 1:
            mixed.append(keys)
    originals = {source: key for key, (source, grade) in truth.items() if grade == "original"}
    members = collections.defaultdict(list)
    for key, (source, _) in truth.items():
        members[source].append(key)
    with_original, with_any = collections.Counter(), collections.Counter()
    counts = collections.Counter()
    for key, (source, grade) in truth.items():
        if grade == "original":
            continue
        counts[grade] += 1
        group = group_of.get(key)
        if group is None:
            continue
        with_original[grade] += group_of.get(originals[source]) == group
        with_any[grade] += any(group_of.get(k) == group for k in members[source] if k != key)
    print("| grade | n | with its original | with any of its source |\n|---|--:|--:|--:|")
    for grade, n in counts.items():
        print(f"| {grade} | {n} | {with_original[grade] / n:.2f} | {with_any[grade] / n:.2f} |")
    plain = {grade: n for grade, n in counts.items() if grade != "flip"}
    total = sum(plain.values())
    print(f"| all but flips | {total} | {sum(with_original[g] for g in plain) / total:.3f} "
          f"| {sum(with_any[g] for g in plain) / total:.3f} |")
    pairs = right + wrong
    print(f"\n{len(groups)} groups, {pairs} pairs, precision {right / max(pairs, 1):.4f}; "
          f"{len(mixed)} groups of several sources")
    wanted = collections.defaultdict(set)
    for key, (source, grade) in truth.items():
        if options.flips or grade != "flip":
            wanted[source].add(key)
    wanted = [keys for keys in wanted.values() if len(keys) > 1]
    together = sum(
        one in group_of and group_of[one] == group_of.get(other)
        for keys in wanted for one, other in itertools.combinations(keys, 2))
    all_pairs = sum(len(keys) * (len(keys) - 1) // 2 for keys in wanted)
    sets = [
        frozenset(image["key"] for image in group["images"] if image["key"] in truth)
        for group in groups]
    exact = len(set(map(frozenset, wanted)) & set(sets))
    print(f"recall of pairs {together / all_pairs:.4f}; "
          f"{exact} of {len(wanted)} sources found exactly")
    for keys in mixed[: options.list]:
        print("  " + ", ".join(keys[:6]))


if __name__ == "__main__":
    main()
