-- The source ?2 knows of ?3 more posts of the thread ?1 that it does not hold.
INSERT INTO thread_gap (thread_id, source_id, missing) VALUES (?1, ?2, ?3)
ON CONFLICT (thread_id, source_id) DO UPDATE SET missing = missing + excluded.missing
