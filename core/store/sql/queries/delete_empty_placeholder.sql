-- The thread ?1, if nothing knows of it any more.
DELETE FROM thread WHERE id = ?1 AND known = 0 AND NOT EXISTS (SELECT 1 FROM post p WHERE p.thread_id = ?1)
