# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of French words."""

ELISIONS = ("jusqu'", "lorsqu'", "puisqu'", "quoiqu'", "quelqu'", "qu'", "l'", "d'", "j'", "m'", "t'", "s'", "c'", "n'", "y'")
OTHER_WORDS = {  # forms without their accents that are other words, or too often meant as such
    "peter", "sur", "surs", "gene", "genes", "mur", "murs", "tache", "taches", "peche", "peches", "hate", "ca",
}

FEMININE = {  # of adjectives that follow no rule below
    "beau": "belle", "nouveau": "nouvelle", "vieux": "vieille", "fou": "folle", "mou": "molle", "doux": "douce",
    "faux": "fausse", "roux": "rousse", "frais": "fraîche", "favori": "favorite", "malin": "maligne",
    "bénin": "bénigne", "long": "longue", "franc": "franche", "sec": "sèche", "blanc": "blanche", "public": "publique",
    "caduc": "caduque", "gentil": "gentille", "nul": "nulle", "traître": "traîtresse", "gros": "grosse",
    "bas": "basse", "las": "lasse", "épais": "épaisse", "gras": "grasse", "sot": "sotte", "pâlot": "pâlotte",
    "rigolo": "rigolote", "bref": "brève", "vengeur": "vengeresse", "enchanteur": "enchanteresse",
    "coi": "coite", "andalou": "andalouse", "idiot": "idiote", "dévot": "dévote", "benêt": "benête",
    "andouille": "andouille", "salaud": "salope", "rassis": "rassise", "exquis": "exquise", "bêta": "bêtasse",
    "maître": "maîtresse", "diable": "diablesse", "tigre": "tigresse", "chou": "choute", "menteur": "menteuse",
    "intérieur": "intérieure", "meilleur": "meilleure", "supérieur": "supérieure", "majeur": "majeure",
    "inférieur": "inférieure", "mineur": "mineure", "extérieur": "extérieure", "vainqueur": "vainqueure",
}
INVARIABLE_ENDINGS = ("s", "x", "z")
INVARIABLE = {
    "super", "top", "chic", "kitsch", "kitch", "bof", "cool", "zen", "sexy", "fun", "glamour", "culte", "canon", "kawaii",
    "has-been", "cheap", "low-cost", "toc", "limite", "borderline", "ric-rac", "cosy", "rasoir", "vintage", "hard",
    "gnangnan", "cucul", "neuneu", "tape-à-l'œil", "standard", "tendance", "nickel", "marron", "choupi", "trash",
    "tarte", "cruche", "prodige", "casse-pieds", "casse-couilles", "mytho", "parano", "facho", "crado", "dégueu",
}
TEUR_TEUSE = {"menteur", "flatteur", "acheteur", "porteur", "chanteur", "prometteur", "racketteur", "emmerdeur"}
GRAVE_ETE = {"complet", "incomplet", "discret", "indiscret", "inquiet", "désuet", "concret", "secret", "replet"}
FLAT_AL = {"banal", "fatal", "final", "natal", "naval", "bancal", "glacial", "idéal"}


def feminine(word):
    if word in FEMININE:
        return FEMININE[word]
    if word.endswith("e") or word.endswith("a") or word.endswith("o"):
        return word
    if word in GRAVE_ETE:
        return word[:-2] + "ète"
    for ending, becomes in (("eux", "euse"), ("oux", "ouse"), ("if", "ive"), ("uf", "uve"), ("er", "ère"), ("el", "elle"),
                            ("eil", "eille"), ("en", "enne"), ("on", "onne"), ("et", "ette"), ("ul", "ulle")):
        if word.endswith(ending):
            return word[:-len(ending)] + becomes
    if word.endswith("teur") and word not in TEUR_TEUSE:
        return word[:-4] + "trice"
    if word.endswith("eur"):
        return word[:-3] + "euse"
    if word.endswith("gu"):
        return word + "ë"
    return word + "e"


def plurals(word):
    if word.endswith(INVARIABLE_ENDINGS):
        return [word]
    if word.endswith("al"):
        both = [word[:-2] + "aux"]
        return both + [word + "s"] if word in FLAT_AL else both
    if word.endswith(("eau", "au", "eu")):
        return [word + "x"]
    if word.endswith("ou") and word in ("bijou", "chou", "joujou"):
        return [word + "x"]
    return [word + "s"]


def adjective(word):
    forms = [word]
    if word in INVARIABLE:
        return forms + [word + "s"] if word[-1] not in "sxz" else forms
    female = feminine(word)
    forms += plurals(word) + [female] + plurals(female)
    forms += {"beau": ["bel"], "nouveau": ["nouvel"], "vieux": ["vieil"], "fou": ["fol"], "mou": ["mol"]}.get(word, [])
    return forms


def noun(word):
    if "-" in word or "'" in word:
        head, sign, rest = word.partition("-") if "-" in word else word.partition("'")
        if head.endswith("d") or not head:  # coup-d'œil
            return [word]
        return [word, plurals(head)[0] + sign + rest] if rest not in ("là",) else [word]
    return [word] + plurals(word)


def participle(word):
    return [word, word + "e", word + "es", word if word.endswith("s") else word + "s"]


FUTURE = ("rai", "ras", "ra", "rons", "rez", "ront", "rais", "rait", "rions", "riez", "raient")
IMPERFECT = ("ais", "ait", "ions", "iez", "aient")


def regular_er(verb):
    stem = verb[:-2]
    strong = {stem}  # before a silent e
    if stem.endswith("y"):
        strong = {stem[:-1] + "i"}
        if stem.endswith("ay"):
            strong.add(stem)
    else:
        cut = max(i for i, c in enumerate(stem) if c in "aeiouyéèêâîôûœ") if any(c in "aeiouyéèêâîôûœ" for c in stem) else 0
        tail = stem[cut + 1:]
        if stem[cut] == "é" and tail and tail not in ("", ):
            strong = {stem[:cut] + "è" + tail}
        elif stem[cut] == "e" and len(tail) == 1 and (cut == 0 or stem[cut - 1] not in "aeiou"):
            strong = {stem[:cut] + "è" + tail}
            if tail in "lt":
                strong.add(stem + tail)
    hard = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    forms = {verb, stem + "ez", stem + "iez", stem + "ions", stem + "èrent", hard + "ons", hard + "ant",
             hard + "ai", hard + "a", hard + "ais", hard + "ait", hard + "aient"}
    for s in strong:
        forms |= {s + "e", s + "es", s + "ent"} | {s + "e" + end for end in FUTURE}
    forms |= {stem + "e" + end for end in FUTURE} if not stem.endswith("y") else set()
    return forms, participle(stem + "é")


def regular_ir(verb):
    stem = verb[:-1]
    forms = {verb, stem + "s", stem + "t", stem + "ssons", stem + "ssez", stem + "ssent", stem + "sse", stem + "sses",
             stem + "ssant", stem + "rent"}
    forms |= {stem + "ss" + end for end in IMPERFECT} | {stem + end for end in FUTURE}
    return forms, participle(stem)


def irregular(infinitive, singular, plural, third, future, past, simple=""):
    """singular: the forms of je/tu and il; plural: stem of nous, vous and the imperfect; third: of ils, whole."""
    forms = {infinitive, *singular, third, plural + "ons", plural + "ez", plural + "ant", third[:-2], third[:-2] + "es"}
    forms |= {plural + end for end in IMPERFECT} | {future + end for end in FUTURE}
    if simple:
        forms |= {simple + "t", simple + "rent"}
    return forms, participle(past)


ENDINGS = (  # (ending, singular, plural, third, future, past, simple): what replaces the ending
    ("cevoir", ("çois", "çoit"), "cev", "çoivent", "cev", "çu", "çu"),
    ("mouvoir", ("meus", "meut"), "mouv", "meuvent", "mouv", "mu", "mu"),
    ("aindre", ("ains", "aint"), "aign", "aignent", "aind", "aint", "aigni"),
    ("eindre", ("eins", "eint"), "eign", "eignent", "eind", "eint", "eigni"),
    ("oindre", ("oins", "oint"), "oign", "oignent", "oind", "oint", "oigni"),
    ("prendre", ("prends", "prend"), "pren", "prennent", "prend", "pris", "pri"),
    ("soudre", ("sous", "sout"), "solv", "solvent", "soud", "solu", "solu"),
    ("mettre", ("mets", "met"), "mett", "mettent", "mett", "mis", "mi"),
    ("battre", ("bats", "bat"), "batt", "battent", "batt", "battu", "batti"),
    ("vaincre", ("vaincs", "vainc"), "vainqu", "vainquent", "vainc", "vaincu", "vainqui"),
    ("nuire", ("nuis", "nuit"), "nuis", "nuisent", "nui", "nui", "nuisi"),
    ("uire", ("uis", "uit"), "uis", "uisent", "ui", "uit", "uisi"),
    ("plaire", ("plais", "plaît"), "plais", "plaisent", "plai", "plu", "plu"),
    ("dire", ("dis", "dit"), "dis", "disent", "di", "dit", "di"),
    ("rire", ("ris", "rit"), "ri", "rient", "ri", "ri", "ri"),
    ("aître", ("ais", "aît"), "aiss", "aissent", "aît", "u", "u"),
    ("faire", ("fais", "fait"), "fais", "font", "fe", "fait", "fi"),
    ("clure", ("clus", "clut"), "clu", "cluent", "clu", "clu", "clu"),
    ("rompre", ("romps", "rompt"), "romp", "rompent", "romp", "rompu", "rompi"),
    ("dre", ("ds", "d"), "d", "dent", "d", "du", "di"),
    ("tenir", ("tiens", "tient"), "ten", "tiennent", "tiend", "tenu", "tin"),
    ("quérir", ("quiers", "quiert"), "quér", "quièrent", "quer", "quis", "qui"),
    ("frir", ("fre", "fres"), "fr", "frent", "fri", "fert", "fri"),
    ("cueillir", ("cueille", "cueilles"), "cueill", "cueillent", "cueille", "cueilli", "cueilli"),
    ("mourir", ("meurs", "meurt"), "mour", "meurent", "mour", "mort", "mouru"),
    ("courir", ("cours", "court"), "cour", "courent", "cour", "couru", "couru"),
    ("mentir", ("mens", "ment"), "ment", "mentent", "menti", "menti", "menti"),
    ("dormir", ("dors", "dort"), "dorm", "dorment", "dormi", "dormi", "dormi"),
    ("haïr", ("hais", "hait"), "haïss", "haïssent", "haï", "haï", "haï"),
    ("foutre", ("fous", "fout"), "fout", "foutent", "fout", "foutu", "fouti"),
)


def verb(word):
    """All forms but participles, and the participles."""
    if word.endswith("er"):
        return regular_er(word)
    for ending, singular, plural, third, future, past, simple in ENDINGS:
        if word.endswith(ending) and not (ending == "dire" and word == "maudire"):
            root = word[:-len(ending)]
            return irregular(word, [root + s for s in singular], root + plural, root + third, root + future,
                             root + past, root + simple)
    if word == "maudire":
        return irregular(word, ["maudis", "maudit"], "maudiss", "maudissent", "maudi", "maudit", "maudi")
    if word.endswith("ir"):
        return regular_ir(word)
    raise SystemExit(f"fr.words.txt: no conjugation for '{word}'")
