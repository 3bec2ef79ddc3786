# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of Portuguese words: what is regular; other forms are listed one by one."""

ELISIONS = ()
OTHER_WORDS = {"ma", "mas", "e", "a", "da"}


def adjective(word):
    if word.endswith("o") and not word.endswith("ão"):
        return [word, word[:-1] + "a", word[:-1] + "os", word[:-1] + "as"]
    if word.endswith("ão"):
        return [word, word[:-2] + "ona", word[:-2] + "ões", word[:-2] + "onas"]
    if word.endswith("vel"):
        return [word, word[:-2] + "eis"]
    if word.endswith(("al", "el", "ul")):
        return [word, word[:-1] + "is"]
    if word.endswith("or"):
        return [word, word + "a", word + "es", word + "as"]
    if word.endswith(("r", "z", "s")):
        return [word, word + "es"]
    if word.endswith("m"):
        return [word, word[:-1] + "ns"]
    return [word, word + "s"]


def noun(word):
    if word.endswith("ão"):
        return [word, word[:-2] + "ões"]
    if word.endswith("m"):
        return [word, word[:-1] + "ns"]
    if word.endswith(("r", "z", "s")):
        return [word, word + "es"]
    return [word, word + "s"]


def verb(word):
    stem, kind = word[:-2], word[-2:]
    soft = {"c": "qu", "g": "gu", "ç": "c"}.get(stem[-1]) if kind == "ar" else None
    front = stem[:-1] + soft if soft else stem
    if kind == "ar":
        forms = {stem + end for end in ("o", "as", "a", "amos", "am", "ou", "aram", "ava", "avam", "asse", "aste")}
        forms |= {front + end for end in ("e", "em", "ei", "es")}
        participles = adjective(stem + "ado") + [stem + "ando"]
    else:
        forms = {stem + end for end in ("o", "es", "e", "em", "i", "eu" if kind == "er" else "iu", "ia", "iam", "a", "am",
                                        "emos" if kind == "er" else "imos", "eram" if kind == "er" else "iram")}
        participles = adjective(stem + "ido") + [stem + ("endo" if kind == "er" else "indo")]
    forms |= {word, word + "ei", word + "á", word + "ão", word + "ia", word + "iam"}
    return forms, participles
