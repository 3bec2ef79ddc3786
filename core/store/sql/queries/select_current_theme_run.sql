-- The newest run that found themes.
SELECT id, kind, started_utc, parameters, seed, selection, posts, lexicon_hash, version
FROM run WHERE id = (SELECT max(id) FROM run WHERE kind = 'themes')
