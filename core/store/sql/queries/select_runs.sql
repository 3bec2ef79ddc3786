-- Every run, oldest first.
SELECT id, kind, started_utc, parameters, seed, selection, posts, lexicon_hash, version FROM run ORDER BY id
