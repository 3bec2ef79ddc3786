-- ?1 run, ?2 posts that joined since, ?3 documents of them that were measured, ?4 sum of the shares of their words that it knows.
INSERT INTO theme_drift (run_id, posts, measured, known) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (run_id) DO UPDATE SET posts = ?2, measured = ?3, known = ?4
