# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of Spanish words: what is regular; other forms are listed one by one."""

ELISIONS = ()
OTHER_WORDS = {"perdida de"}
STEM_CHANGES = {  # verbs whose stem changes where it is stressed
    "perder": "pierd", "mentir": "mient", "doler": "duel", "molar": "mol", "apestar": "apest", "recomendar": "recomiend",
    "aprobar": "aprueb", "reír": "rí", "sonreír": "sonrí", "morir": "muer", "agradecer": "agradec", "defender": "defiend",
}


def adjective(word):
    if word.endswith("o"):
        return [word, word[:-1] + "a", word[:-1] + "os", word[:-1] + "as"]
    if word.endswith("a") or word.endswith("e"):
        return [word, word + "s"]
    if word.endswith("z"):
        return [word, word[:-1] + "ces"]
    if word.endswith("or"):
        return [word, word + "a", word + "es", word + "as"]
    if word.endswith("ón"):
        return [word, word[:-2] + "ona", word[:-2] + "ones", word[:-2] + "onas"]
    if word.endswith(("án", "én", "ín")):
        plain = word[:-2] + {"á": "a", "é": "e", "í": "i"}[word[-2]] + "n"
        return [word, plain + "es"]
    return [word, word + "es"]


def noun(word):
    if word.endswith(("o", "a", "e", "á", "é")):
        return [word, word + "s"]
    if word.endswith("z"):
        return [word, word[:-1] + "ces"]
    if word.endswith("ión"):
        return [word, word[:-2] + "ones"]
    return [word, word + "es"]


def verb(word):
    if word.endswith("ír"):
        return {word, word[:-2] + "ío", word[:-2] + "íe", word[:-2] + "íen"}, [word[:-2] + "iendo"]
    stem, kind = word[:-2], word[-2:]
    strong = STEM_CHANGES.get(word, stem)
    hard = stem[:-1] + "qu" if stem.endswith("c") and kind == "ar" else stem + "u" if stem.endswith("g") and kind == "ar" else stem
    if kind == "ar":
        forms = {strong + end for end in ("o", "as", "a", "an", "e", "en", "es")}
        forms |= {stem + end for end in ("amos", "ó", "aste", "aron", "aba", "aban", "ábamos")} | {hard + "é"}
        participles = adjective(stem + "ado") + [stem + "ando"]
    else:
        forms = {strong + end for end in ("o", "es", "e", "en", "a", "an")}
        forms |= {stem + end for end in ("emos" if kind == "er" else "imos", "í", "ió", "iste", "ieron", "ía", "ían")}
        if stem.endswith("c"):
            forms |= {stem[:-1] + "zco", stem[:-1] + "zca"}
        participles = adjective(stem + "ido") + [stem + "iendo"]
    forms |= {word} | {word + end for end in ("é", "á", "án", "emos", "ía", "ían", "me", "te", "se", "lo", "la", "nos")}
    return forms, participles
