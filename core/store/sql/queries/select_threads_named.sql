-- Threads with that own id. ?1 own id.
SELECT id FROM thread WHERE own_id = ?1 ORDER BY id
