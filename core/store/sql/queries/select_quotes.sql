-- The quotes of a report run, by rank. ?1 run.
SELECT theme_id, post_id, begin_byte, end_byte, sha256 FROM quote WHERE run_id = ?1 ORDER BY rank
