-- ?1 run, ?2 how often all its posts use its words.
UPDATE theme_run_words SET counts = ?2 WHERE run_id = ?1
