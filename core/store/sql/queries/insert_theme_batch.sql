-- ?1 run, ?2 posts that joined together, ?3 documents of them that were measured, ?4 sum of the shares of their words that it knows,
-- ?5 documents that speak of something else.
INSERT INTO theme_batch (run_id, batch, posts, measured, known, strange)
SELECT ?1, coalesce(max(batch), 0) + 1, ?2, ?3, ?4, ?5 FROM theme_batch WHERE run_id = ?1
