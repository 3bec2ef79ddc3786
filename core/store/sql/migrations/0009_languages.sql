-- SPDX-License-Identifier: GPL-3.0-or-later
-- Languages that a text alone does not tell, and those that a person corrects.

-- Posts whose text leaves the language open, with what speaks for which: see text::LanguageVotes. Their language is decided
-- with the rest of their thread when an import ends.
CREATE TABLE language_votes (
    post_id INTEGER PRIMARY KEY,
    votes   INTEGER NOT NULL                  -- 0: letters, but no sign of any language
) STRICT;

-- What a person says that a post, a thread or a forum is written in. The narrowest counts.
CREATE TABLE language_correction (
    scope       TEXT NOT NULL CHECK (scope IN ('post', 'thread', 'forum')),
    target_id   INTEGER NOT NULL,             -- of the post, thread or forum
    language    INTEGER NOT NULL,             -- as in post
    changed_utc INTEGER NOT NULL,
    PRIMARY KEY (scope, target_id)
) STRICT, WITHOUT ROWID;

-- What the program found for the posts that a correction is about.
CREATE TABLE language_found (
    post_id  INTEGER PRIMARY KEY,
    language INTEGER NOT NULL
) STRICT;
