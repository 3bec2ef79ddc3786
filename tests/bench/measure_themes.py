#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How good the themes of `parlance-cli` are, beside those of other systems.

    measure_themes.py --cli PARLANCE_CLI --scorer SCORE_TOPICS.py [--work FOLDER] [--rivals FOLDER] [--seeds 1]
                      [--quick] CORPUS.tsv[.gz]=K ...

A corpus has a header with `id`, `label` and `text` (escapes \\n \\t \\r \\\\), and may have `thread` or `link_id`, and `lang`:
then `lang_nmi` tells how much of the languages is in the themes (0 = nothing). K is a number or `auto`; `=K` left out is the
number of its labels. Each corpus is imported as a table, once: FOLDER keeps the workspaces. FOLDER of --rivals holds what
themes_rival.py wrote for corpora of the same names, and their figures follow.
--quick leaves coherence out. Needs python3-numpy.
"""
import argparse
import collections
import csv
import glob
import gzip
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time

FIGURES = ["topics", "nmi", "purity", "ari", "npmi_gensim", "td10", "coverage", "lang_nmi"]
ESCAPE = re.compile(r"\\([ntr\\])")
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def rows(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as file:
        head = next(file).rstrip("\n").split("\t")
        for line in file:
            yield dict(zip(head, line.rstrip("\r\n").split("\t")))


def to_csv(path, target):
    labels = set()
    with open(target, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "thread", "text"])
        for row in rows(path):
            labels.add(row["label"])
            thread = row.get("thread") or row.get("link_id") or row["id"]
            out.writerow([row["id"], thread, ESCAPE.sub(lambda m: PLAIN[m.group(1)], row["text"])])
    return len(labels)


def score(scorer, corpus, assignments, terms, quick):
    with tempfile.NamedTemporaryFile(suffix=".json") as answer:
        command = [sys.executable, scorer, "--docs", corpus, "--assign", assignments, "--json", answer.name]
        if not quick:
            command += ["--topics", terms]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return json.load(open(answer.name, encoding="utf-8"))


def information(pairs):
    """Normalised mutual information of two labels, by the mean of their entropies."""
    def entropy(counts):
        return -sum(n / len(pairs) * math.log(n / len(pairs)) for n in counts.values())

    one, other = (entropy(collections.Counter(pair[side] for pair in pairs)) for side in (0, 1))
    return 2 * (one + other - entropy(collections.Counter(pairs))) / (one + other) if one + other > 0 else 0.0


def with_language(figures, corpus, assignments):
    """The same, and what the themes tell of the languages of a corpus that says them."""
    languages = {row["id"]: row["lang"] for row in rows(corpus) if "lang" in row}
    if languages:
        with open(assignments, encoding="utf-8") as file:
            theme = dict(line.rstrip("\n").split("\t")[:2] for line in file)
        figures["lang_nmi"] = information([(language, theme.get(post, "-1")) for post, language in languages.items()])
    return figures


def show(corpus, system, figures, seconds):
    cells = ["-" if name not in figures else "%.3f" % figures[name] if isinstance(figures[name], float)
             else str(figures[name]) for name in FIGURES]
    print("\t".join([corpus, system] + cells + ["-" if seconds is None else "%.1f" % seconds]), flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpora", nargs="+")
    args.add_argument("--cli", required=True)
    args.add_argument("--scorer", required=True)
    args.add_argument("--work")
    args.add_argument("--rivals")
    args.add_argument("--seeds", default="1")
    args.add_argument("--quick", action="store_true")
    a = args.parse_args()
    work = a.work or tempfile.mkdtemp()
    os.makedirs(work, exist_ok=True)
    print("\t".join(["corpus", "system"] + FIGURES + ["seconds"]))
    for corpus in a.corpora:
        path, _, k = corpus.partition("=")
        name = re.sub(r"\.tsv(\.gz)?$", "", os.path.basename(path))
        base = os.path.join(work, name)
        if not os.path.exists(base + ".labels"):
            labels = to_csv(path, base + ".csv")
            header = {"id": "id", "thread": "thread", "body": "text"}
            subprocess.run([a.cli, "import", base + ".parlance", base + ".csv", "--map",
                            ",".join(f"{field}={column}" for field, column in header.items()), "--quiet"],
                           check=True, stdout=subprocess.DEVNULL)
            with open(base + ".labels", "w", encoding="utf-8") as file:
                file.write(str(labels))
        k = k or open(base + ".labels", encoding="utf-8").read()
        for seed in a.seeds.split(","):
            start = time.perf_counter()
            subprocess.run([a.cli, "themes", base + ".parlance", "--k", k, "--seed", seed, "--quiet", "--assignments",
                            base + ".assign", "--terms", base + ".terms"], check=True, stdout=subprocess.DEVNULL)
            seconds = time.perf_counter() - start
            show(name, f"parlance k {k} seed {seed}",
                 with_language(score(a.scorer, path, base + ".assign", base + ".terms", a.quick), path, base + ".assign"),
                 seconds)
        for assignments in sorted(glob.glob(os.path.join(a.rivals, name + ".*.*.assign")) if a.rivals else []):
            system, seed = assignments.split(".")[-3:-1]
            show(name, f"{system} seed {seed}",
                 score(a.scorer, path, assignments, assignments[:-len("assign")] + "topics", a.quick), None)


if __name__ == "__main__":
    main()
