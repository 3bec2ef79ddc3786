# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of Italian words: what is regular; other forms are listed one by one."""

ELISIONS = ("dell'", "all'", "nell'", "sull'", "dall'", "quest'", "quell'", "nessun'", "un'", "l'", "d'", "c'", "m'", "t'", "s'",
            "v'", "n'", "com'", "cos'", "dov'")
OTHER_WORDS = {"e", "ne", "meta", "faro"}
IRREGULAR_PAST = {  # participles
    "vincere": "vinto", "sorridere": "sorriso", "piangere": "pianto", "soffrire": "sofferto", "deludere": "deluso",
    "uccidere": "ucciso", "morire": "morto", "distruggere": "distrutto", "perdere": "perso", "rompere": "rotto",
    "proteggere": "protetto", "mentire": "mentito", "tradire": "tradito", "fallire": "fallito",
}
ISC = {"tradire", "fallire", "infastidire", "ferire", "tossire"}
SOFT = ("c", "g")


def _hard(stem):
    return stem + "h" if stem.endswith(SOFT) else stem


def adjective(word):
    if word.endswith("io"):
        return [word, word[:-1] + "a", word[:-1], word[:-1] + "e"]
    if word.endswith(("co", "go")):
        stem = word[:-1]
        return [word, stem + "a", stem + "i", stem + "hi", stem + "he"]
    if word.endswith("o"):
        return [word, word[:-1] + "a", word[:-1] + "i", word[:-1] + "e"]
    if word.endswith("ista"):
        return [word, word[:-1] + "i", word[:-1] + "e"]
    if word.endswith("e"):
        return [word, word[:-1] + "i"]
    return [word]


def noun(word):
    if word.endswith("à") or word.endswith("ò") or word[-1] not in "aeio":
        return [word]
    if word.endswith(("ca", "ga")):
        return [word, word[:-1] + "he"]
    if word.endswith(("cia", "gia")):
        return [word, word[:-2] + "e", word[:-1] + "e"]
    if word.endswith("io"):
        return [word, word[:-1]]
    if word.endswith("a"):
        return [word, word[:-1] + "e"]
    return [word, word[:-1] + "i"]


def verb(word):
    if word.endswith("si"):
        word = word[:-2] + "e"
    stem, kind = word[:-3], word[-3:]
    if kind == "are":
        hard = _hard(stem)
        root = stem[:-1] if stem.endswith("i") else stem
        forms = {stem + "o", _hard(root) + "i", stem + "a", _hard(root) + "iamo", stem + "ate", stem + "ano", stem + "ò",
                 stem + "ai", stem + "arono", stem + "ava", stem + "avo", stem + "avano"}
        future = (hard[:-1] if stem.endswith("i") and stem[-2:-1] in ("c", "g") else hard) + "er"
        participles = adjective(stem + "ato") + [stem + "ando"]
    else:
        link = "isc" if word in ISC else ""
        vowel = "e" if kind == "ere" else "i"
        forms = {stem + link + "o", stem + link + "i", stem + link + "e", stem + link + "ono", stem + "iamo",
                 stem + vowel + "te", stem + vowel + "va", stem + vowel + "vo", stem + vowel + "vano"}
        future = stem + vowel + "r"
        past = IRREGULAR_PAST.get(word, stem + ("uto" if kind == "ere" else "ito"))
        participles = adjective(past) + [stem + "endo"]
    forms |= {word, word[:-1] + "mi", word[:-1] + "ti", word[:-1] + "si", word[:-1] + "lo", word[:-1] + "la"}
    forms |= {future + end for end in ("ò", "ai", "à", "anno", "emo", "ebbe", "ei")}
    return forms, participles
