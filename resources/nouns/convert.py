#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write en.txt, fr.txt, ...: how the words of a language are used, as nouns, as verbs or as something else.

    apt-get download wordnet-base lttoolbox liblttoolbox3 apertium-fra-cat apertium-spa-arg apertium-cat-ita apertium-por-cat \\
                     apertium-afr-nld wfrench wspanish witalian wportuguese wdutch trans-de-en
    for package in *.deb; do dpkg-deb -x $package debian; done
    LD_LIBRARY_PATH=debian/usr/lib/x86_64-linux-gnu python3 convert.py debian/usr

A line begins with two digits: how many tenths of the uses are a noun's and a verb's (9 stands for all); the rest are adjectives'
and adverbs'. Folded words follow.

English: the words of ../kin/en.txt, the commonest of the language and their inflections. How often a lemma is met as which part of
speech is known from the texts that WordNet's makers tagged (cntlist.rev); a sense that they never met counts a little. An inflected
form is its lemma's, by the detachment rules and exceptions of WordNet's morphy.

kinds.txt: what is a kind of what, a meaning a line: the line, counted from 1, of what it is a kind of (0: of nothing), the English
words that mostly mean it and, behind "-", those that do so OFTEN enough beside what they mostly mean.

genders.de.txt: German nouns by gender (m, f, n) or as plurals (p), and adjectives (a) without an ending, as Ding has them. Left out is
what the end of a word tells: "Haustür" is "Tür".

Others: the words of a spelling list that Apertium analyses to a lemma of ../kin/LL.txt. What they can be is Apertium's word; where
they can be several things, each weighs as much as the English word for the lemma is used as such.
"""
import collections
import math
import pathlib
import re
import subprocess
import sys

# German nouns that end so, and their plurals.
FEMININE = {"ung": "ungen", "heit": "heiten", "keit": "keiten", "schaft": "schaften", "ion": "ionen", "tät": "täten", "erin": "erinnen"}
MISTAKEN = 0.6  # of the entries with a noun's usual gender; fewer have another one by mistake, or in a rare sense
LONG = 9  # letters
LEAST_END = 3  # letters that the end of a German word must have to tell what the whole one is
OFTEN = 0.3  # of the uses of a word's commonest meaning
UNMET = 0.2  # uses that a sense is given beside those counted
# Ending, what the lemma has instead, and the share of the lemma's uses that are in this form.
FORMS = {"noun": [("", "", 1.0), ("s", "", 0.4), ("ses", "s", 0.4), ("xes", "x", 0.4), ("zes", "z", 0.4), ("ches", "ch", 0.4),
                  ("shes", "sh", 0.4), ("men", "man", 0.4), ("ies", "y", 0.4)],
         "verb": [("", "", 1.0), ("s", "", 0.2), ("ies", "y", 0.2), ("es", "e", 0.2), ("es", "", 0.2), ("ed", "e", 0.5),
                  ("ed", "", 0.5), ("ing", "e", 0.4), ("ing", "", 0.4)],
         "adj": [("", "", 1.0), ("er", "", 0.2), ("est", "", 0.2), ("er", "e", 0.2), ("est", "e", 0.2)],
         "adv": [("", "", 1.0)]}
IRREGULAR = {"noun": 0.4, "verb": 0.5, "adj": 0.2, "adv": 0.2}
LANGUAGES = {"fr": ("apertium-fra-cat/fra-cat", "french"), "es": ("apertium-spa-arg/spa-arg", "spanish"),
             "it": ("apertium-cat-ita/ita-cat", "italian"), "pt": ("apertium-por-cat/por-cat", "portuguese"),
             "nl": ("apertium-afr-nld/nld-afr", "dutch")}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
KINDS = {"n": "noun", "np": "noun", "vblex": "verb", "vbser": "verb", "vbmod": "verb", "vbhaver": "verb", "adj": "adj", "adv": "adv"}
RARE_FORMS = {"prs", "pis", "fti", "cni", "fts", "pret"}  # of verbs
KIND = {"1": "noun", "2": "verb", "3": "adj", "5": "adj", "4": "adv"}


def lemmas(folder):
    """Part of speech -> lemma -> uses."""
    uses = {kind: collections.Counter() for kind in FORMS}
    for kind in FORMS:
        for line in (folder / f"index.{kind}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                uses[kind][fields[0]] = UNMET * int(fields[2])
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        uses[KIND[sense[0]]][lemma] += int(count)
    return uses


def exceptions(folder):
    """Part of speech -> irregular form -> lemmas."""
    found = {}
    for kind in FORMS:
        lines = (line.split() for line in (folder / f"{kind}.exc").read_text(encoding="utf-8").splitlines())
        found[kind] = {fields[0]: fields[1:] for fields in lines if fields}
    return found


def usesOf(word, kind, uses, irregular):
    found = 0.0
    for lemma in irregular[kind].get(word, []):
        found = max(found, IRREGULAR[kind] * uses[kind][lemma])
    for ending, instead, share in FORMS[kind]:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            found = max(found, share * uses[kind][word[:len(word) - len(ending)] + instead])
    return found


def englishLists(share, kin):
    uses, irregular = lemmas(share / "wordnet"), exceptions(share / "wordnet")
    return {word: {kind: usesOf(word, kind, uses, irregular) for kind in FORMS} for word in words(kin / "en.txt")}


def words(path):
    return path.read_text(encoding="utf-8").split()


def kinds(share, english):
    """Lines of kinds.txt."""
    wordnet = share / "wordnet"
    above, members, others = {}, collections.defaultdict(list), collections.defaultdict(list)
    for line in (wordnet / "data.noun").read_text(encoding="utf-8").splitlines():
        found = re.match(r"(\d{8}) .*? @i? (\d{8}) n ", line)
        if found:
            above[found.group(1)] = found.group(2)
    counts = collections.Counter()
    for line in (wordnet / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, sense, count = line.split()
        if key.split("%")[1][0] == "1":
            counts[key.split("%")[0], int(sense)] = int(count)
    inflected = collections.defaultdict(list)
    irregular = exceptions(share / "wordnet")["noun"]
    for word in english:
        for lemma in [word, *irregular.get(word, [])] + [word[:len(word) - len(end)] + instead
                                                         for end, instead, _ in FORMS["noun"] if end and word.endswith(end)]:
            inflected[lemma].append(word)
    for line in (wordnet / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if line.startswith(" ") or fields[0] not in inflected:
            continue
        senses = fields[-int(fields[2]):]
        for number, meaning in enumerate(senses, 1):
            if number == 1:
                members[meaning] += inflected[fields[0]]
            elif counts[fields[0], number] >= max(2, OFTEN * counts[fields[0], 1]):
                others[meaning] += inflected[fields[0]]
    needed = set()
    for meaning in [*members, *others]:
        while meaning and meaning not in needed:
            needed.add(meaning)
            meaning = above.get(meaning)
    place = {meaning: at for at, meaning in enumerate(sorted(needed), 1)}
    return [" ".join([str(place.get(above.get(meaning), 0)), *sorted(set(members[meaning])), *["-"] * bool(others[meaning]),
                      *sorted(set(others[meaning]))]) for meaning in sorted(needed)]


def analyses(usr, data, candidates):
    """Word, and its lemmas with their tags, as Apertium has them."""
    text = "".join(word + "\n" for word in candidates)
    found = subprocess.run([usr / "bin/lt-proc", usr / f"share/apertium/{data}.automorf.bin"], input=text, encoding="utf-8",
                           stdout=subprocess.PIPE, check=True).stdout
    for line in found.splitlines():
        # Nothing but one word and its readings; "*" marks an unknown one.
        whole = re.fullmatch(r"\^([^/$]+)/([^*$][^$]*)\$", line)
        if whole:
            readings = [re.fullmatch(r"([^<+]+)((?:<[^>]+>)+)", reading) for reading in whole.group(2).split("/")]
            yield whole.group(1), [(reading.group(1), re.findall(r"<([^>]+)>", reading.group(2))) for reading in readings if reading]


def otherLists(usr, kin, language, english):
    data, spelling = LANGUAGES[language]
    translated = {}
    for line in (kin / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        for word in fields[1:]:
            translated.setdefault(word, fields[0] if fields[0] != "-" else word)
    path = usr / "share/dict" / spelling
    known = {word for word in path.read_text(encoding="utf-8").split() if WORD.fullmatch(word)} | translated.keys()
    candidates = sorted(known | {word + ending for word in known for ending in ("s", "es")})  # not every list has the plurals
    lists = {}
    for word, readings in analyses(usr, data, candidates):
        found = dict.fromkeys(FORMS, 0.0)
        for lemma, tags in readings:
            kind = "adj" if "pp" in tags else KINDS.get(tags[0])
            meaning = next((translated.get(one, one) for one in (lemma, word) if one in translated or one in english), None)
            if kind is None or RARE_FORMS & set(tags) or (meaning is None and kind == "verb"):
                continue
            uses = english.get(meaning, {}).get(kind, 0.0)
            found[kind] = max(found[kind], math.sqrt(UNMET + uses))
        lists[word.lower()] = found
    return lists


def german(path, usual):
    """Lines of genders.de.txt. Of long words only usual ones are kept."""
    counts = collections.defaultdict(collections.Counter)
    adjectives = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        side = line.split("::")[0]
        for word, kind in re.findall(r"(?<![\w-])([A-ZÄÖÜ][a-zäöüß]{2,}) \{(m|f|n|pl)\}", side):
            counts[word.lower()][kind[0]] += 1
        adjectives.update(re.findall(r"(?:^|[;|] )([a-zäöüß]{3,}) \{adj\}", side))
    kinds = {word: {kind for kind, n in own.items() if kind == "p" or n >= MISTAKEN * max(own[g] for g in "mfn")}
             for word, own in counts.items()}
    for ending, plural in FEMININE.items():
        kinds[ending], kinds[plural] = {"f"}, {"p"}
    kept = {}
    for word in sorted(kinds, key=lambda word: (len(word), word)):
        if kinds[word] != next((kept[word[at:]] for at in range(1, len(word) - LEAST_END + 1) if word[at:] in kept), None):
            kept[word] = kinds[word]
    lines = collections.defaultdict(list)
    for word, own in sorted(kept.items()):
        for kind in sorted(own) if len(word) <= LONG or word in usual else ():
            lines[kind].append(word)
    for word in sorted(adjectives, key=lambda word: (len(word), word)):
        if not any(word[at:] in lines["a"] for at in range(2, len(word) - LEAST_END + 1)):
            lines["a"].append(word)
    return [f"{kind} {' '.join(own)}" for kind, own in sorted(lines.items())]


def write(lists, path):
    lines = collections.defaultdict(list)
    for word, found in sorted(lists.items()):
        total = sum(found.values())
        if total > 0.0:
            digits = "".join(str(min(9, int(10 * found[kind] / total))) for kind in ("noun", "verb"))
            lines[digits].append(word)
    path.write_text("".join(f"{digits} {' '.join(own)}\n" for digits, own in sorted(lines.items())), encoding="utf-8")


def main():
    usr, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    kin = here / "../kin"
    english = englishLists(usr / "share", kin)
    write(english, here / "en.txt")
    (here / "kinds.txt").write_text("".join(line + "\n" for line in kinds(usr / "share", english)), encoding="utf-8")
    (here / "genders.de.txt").write_text("".join(line + "\n" for line in german(usr / "share/trans/de-en", set(words(kin / "de.txt")))), encoding="utf-8")
    for language in LANGUAGES:
        write(otherLists(usr, kin, language, english), here / f"{language}.txt")


main()
