# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of German words: what is regular; strong verbs are listed form by form."""

ELISIONS = ()
OTHER_WORDS = set()
UNSEPARATED = ("be", "ver", "er", "ent", "emp", "zer", "miss", "ge", "über", "unter")


def adjective(word):
    stem = word[:-1] if word.endswith("e") else word
    if word.endswith("el"):
        stem = word[:-2] + "l"
    elif word.endswith(("auer", "euer")):
        stem = word[:-2] + "r"
    most = word.removesuffix("e") + ("est" if word.endswith(("t", "d", "s", "ß", "z", "sch")) else "st")
    endings = ("e", "er", "es", "en", "em")
    return [word] + [stem + ending for ending in endings] + [most + ending for ending in endings]


def noun(word):
    if word.endswith("e"):
        return [word, word + "n"]
    if word.endswith(("ung", "heit", "keit", "schaft")):
        return [word, word + "en"]
    if word.endswith(("er", "el", "ling")):
        return [word, word + "n", word + "s", word + "e"]
    return [word, word + "e", word + "en", word + "s", word + "es"]


def verb(word):
    stem = word[:-2] if word.endswith("en") else word[:-1]
    link = "e" if stem.endswith(("t", "d")) else ""
    second = stem + link + ("t" if stem.endswith(("s", "ß", "z", "x")) else "st")
    forms = {word, stem + "e", second, stem + link + "t", stem + link + "te", stem + link + "ten", stem + link + "test"}
    prefixed = word.startswith(UNSEPARATED) or word.endswith("ieren")
    past = stem + link + "t" if prefixed else "ge" + stem + link + "t"
    return forms, [past, stem + "end", stem + "ende"]
