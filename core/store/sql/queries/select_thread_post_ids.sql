-- The posts of a thread, submission first, then by time. ?1 thread id.
SELECT id FROM post WHERE thread_id = ?1 ORDER BY id <> thread_id, created_utc, id
