# SPDX-License-Identifier: GPL-3.0-or-later
"""How the words of a language change: one module a language, named by its code.

    ELISIONS       what is cut off the beginning of a word, as the language's rules have it
    OTHER_WORDS    forms without their accents that are other words, or too often meant as such
    adjective(w)   its forms, among them w
    noun(w)        its forms, among them w
    verb(w)        of an infinitive: (forms that a negation may follow, participles)
"""
