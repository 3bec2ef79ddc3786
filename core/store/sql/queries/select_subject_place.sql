-- The thread that the thread ?2 continues by its subject ?1, as a mail of the time ?3 tells: that of the latest one before it with
-- the same, up to half a year back; or else, since clocks may be two days wrong, of the next one that opens a thread.
SELECT thread_id
FROM (SELECT coalesce((SELECT p.thread_id
                       FROM subject s
                       JOIN post p ON p.id = s.post_id
                       WHERE s.key = ?1 AND s.created_utc BETWEEN ?3 - 15552000 AND ?3 AND p.thread_id <> ?2
                       ORDER BY s.created_utc DESC, s.post_id
                       LIMIT 1),
                      (SELECT p.thread_id
                       FROM subject s
                       JOIN post p ON p.id = s.post_id
                       WHERE s.key = ?1 AND s.created_utc BETWEEN ?3 + 1 AND ?3 + 172800 AND s.answers = 0 AND p.thread_id <> ?2
                       ORDER BY s.created_utc, s.post_id
                       LIMIT 1)) AS thread_id)
WHERE thread_id IS NOT NULL
