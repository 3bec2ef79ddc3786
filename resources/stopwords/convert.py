#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write ar.txt, bg.txt, ... from the npm package stopwords-iso 1.1.0 (MIT).

    npm pack stopwords-iso@1.1.0 && tar xzf stopwords-iso-1.1.0.tgz
    python3 convert.py package/stopwords-iso.json

One folded word a line, sorted by code point. Left out are digits, words no tokenizer of ours yields, and the
words under KEEP: the package counts them as stop words, but in forums they are what people talk about.
The files LANGUAGE.forum.txt are our own and written by hand.
"""
import json
import pathlib
import re
import sys
import unicodedata

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

KEEP = {
    "en": """ai ml bill cause computer copy cry face fire free html home homepage importance index information interest
        invention microsoft netscape novel order research room site system test tip trillion tv uk us-based web
        website webpage world young youngest younger member members group groups state states detail""".split(),
    "fr": "parole pièce pire parler parlent parle dos rare rares gens".split(),
    "de": "mensch menschen tag tage jahr jahre jahren".split(),
    "es": "trabajo trabajar estado paises país".split(),
    "it": "governo stato stati".split(),
    "pt": "povo estado trabalho trabalhar".split(),
}


def fold(word):
    word = unicodedata.normalize("NFC", word).lower()
    return word.replace("\u2019", "'").replace("\u02bc", "'")


def without_marks(word):
    """Vowel signs are part of a word in Hindi or Thai, but no letters to Python."""
    return "".join(c for c in word if not unicodedata.category(c).startswith("M"))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    lists = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    here = pathlib.Path(__file__).parent
    for language in sorted(lists):
        words = {fold(w) for w in lists[language]} - set(KEEP.get(language, []))
        words = sorted(w for w in words if WORD.fullmatch(without_marks(w)))
        (here / f"{language}.txt").write_text("".join(w + "\n" for w in words), encoding="utf-8")
        print(language, len(words))


if __name__ == "__main__":
    main()
