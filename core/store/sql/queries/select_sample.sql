-- ?1 sample.
SELECT checked, drawn_utc, seed, selection, run_id, version FROM sample WHERE id = ?1
