-- Every earlier reading.
SELECT post_id, retrieved_utc, score, flags, declared_comments, source_id FROM post_history ORDER BY rowid
