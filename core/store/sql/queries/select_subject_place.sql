-- The thread that the thread ?2 continues by its subject ?1, as a mail of the time ?3 tells: that of the latest one before it with
-- the same, up to half a year back; clocks that are two days wrong are forgiven where that one opens its thread.
SELECT p.thread_id
FROM subject s
JOIN post p ON p.id = s.post_id
WHERE s.key = ?1 AND p.thread_id <> ?2
  AND p.created_utc BETWEEN ?3 - 15552000 AND iif(s.answers = 0, ?3 + 172800, ?3)
ORDER BY p.created_utc > ?3, abs(p.created_utc - ?3), p.id
LIMIT 1
