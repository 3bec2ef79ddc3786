-- ?1 kind, ?2 started, ?3 parameters, ?4 seed, ?5 selection, ?6 posts, ?7 lexicon hash, ?8 version.
INSERT INTO run (kind, started_utc, parameters, seed, selection, posts, lexicon_hash, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
