#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the lexicons that the program embeds, xx.tsv, from the words as they are kept by hand, xx.words.txt.

    inflect.py            writes them all beside this script
    inflect.py --check    exit status 1 when one is not what this script would write

xx.words.txt: part of speech TAB valence TAB words, parted by ", ". Parts of speech:
    w  a word, as it stands; valence 0 keeps a form out of the lexicon that a later line, or AFINN, would bring in
    p  a phrase, as it stands; with valence 0 its words say nothing in it
    a  an adjective or participle: its genders and numbers are formed
    n  a noun: its plural is formed
    v  a verb in the infinitive: the forms that people write are formed, participles included
Where two words share a form, the earlier part of this list decides; within a part, the first line.

Every form is also listed as people type it without accents, unless that is another word. Forms: morphology/xx.py.
xx.tsv includes loans.tsv, English words that are mixed into other languages, and xx.afinn.tsv (convert_afinn.py) where there
is one.
"""
import importlib
import pathlib
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
PARTS = "wpanv"  # in the order in which they decide


def parts_of_phrase(phrase, language):
    """The phrase as the scorer meets it: an elided word is one of its own."""
    parts = []
    for word in phrase.split(" "):
        elided = next((e for e in language.ELISIONS if word.startswith(e) and len(word) > len(e)), "")
        parts += [elided, word[len(elided):]] if elided else [word]
    return " ".join(parts)


def without_accents(form, code):
    """The form as it is typed on a keyboard that lacks its letters."""
    if code == "de":
        for letter, typed in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
            form = form.replace(letter, typed)
        return form
    plain = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    return plain.replace("œ", "oe").replace("æ", "ae")


def typed_forms(entries, code, language):
    """The entries that come to a lexicon for forms without accents."""
    plain_forms = {}
    for form, entry in entries.items():
        plain = without_accents(form, code)
        # A last é alone tells a participle from the present or from a noun: "fermés", "fermes". "a jamais" is "has never".
        stem = form.removesuffix("s")
        told_by_accent = stem.endswith("é") and without_accents(stem[:-1], code) == stem[:-1] and " " not in form
        ambiguous = any(typed != meant and typed in language.OTHER_WORDS
                        for typed, meant in zip(plain.split(" "), form.split(" ")))
        if plain not in entries and not ambiguous and not told_by_accent and not form.startswith("à "):
            plain_forms.setdefault(plain, entry)
    return plain_forms


def forms_of(part, word, language):
    """(form, is a form of a verb that a negation may follow)"""
    if part == "p":
        return [(parts_of_phrase(word, language), False)]
    if part == "a":
        return [(form, False) for form in language.adjective(word)]
    if part == "n":
        return [(form, False) for form in language.noun(word)]
    if part == "v":
        finite, participles = language.verb(word)
        return [(form, True) for form in sorted(finite)] + [(form, False) for form in participles]
    return [(word, False)]


def read_words(path):
    """(part, valence, word), in the order in which they decide."""
    words = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("# ") or line == "#":
            continue
        part, valence, listed = line.split("\t")
        if part not in PARTS or not -4 <= float(valence) <= 4:
            raise SystemExit(f"{path.name}:{number}: unknown part of speech, or no valence in [-4, 4]")
        words += [(part, valence, word) for word in listed.split(", ")]
    return sorted(words, key=lambda entry: PARTS.index(entry[0]))  # stable: within a part as listed


def lexicon(code):
    """The text of xx.tsv."""
    language = importlib.import_module(f"morphology.{code}")
    included = [name for name in ("loans.tsv", f"{code}.afinn.tsv") if (HERE / name).exists()]
    inherited = {line.split("\t")[0] for name in included for line in (HERE / name).read_text(encoding="utf-8").splitlines()}
    entries = {}
    as_they_stand = set()
    for part, valence, word in read_words(HERE / f"{code}.words.txt"):
        for form, is_verb in forms_of(part, word, language):
            if part == "w":
                as_they_stand.add(form)
            if form not in entries:
                entries[form] = (valence, is_verb)
            elif is_verb and form in as_they_stand:  # listed for its valence, and a verb all the same
                entries[form] = (entries[form][0], True)
    entries |= typed_forms(entries, code, language)
    lines = [f"# Made by inflect.py from {code}.words.txt: change that file and run the script. Format: README.md."]
    lines += [f"!include {name}" for name in included]
    for form, (valence, is_verb) in sorted(entries.items(), key=lambda item: item[0].encode()):
        if float(valence) != 0 or " " in form or form in inherited:
            lines.append(form + "\t" + valence + ("\tverb" if is_verb else ""))
    return "\n".join(lines) + "\n"


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        raise SystemExit(__doc__)
    stale = []
    for words in sorted(HERE.glob("*.words.txt")):
        code = words.name.split(".")[0]
        made = lexicon(code)
        target = HERE / f"{code}.tsv"
        if sys.argv[1:] == []:
            target.write_text(made, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != made:
            stale.append(target.name)
    if stale:
        raise SystemExit(", ".join(stale) + ": not what inflect.py makes of the words; run resources/lexicons/inflect.py")


if __name__ == "__main__":
    main()
