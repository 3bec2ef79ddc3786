-- Whether the submission of the thread ?1 is here, and how many posts its latest source lacks.
SELECT t.known,
       coalesce((SELECT g.missing FROM thread_gap g WHERE g.thread_id = t.id ORDER BY g.source_id DESC LIMIT 1), 0)
FROM thread t
WHERE t.id = ?1
