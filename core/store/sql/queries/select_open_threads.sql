-- Threads with posts whose text leaves the language open; each may come more than once.
SELECT p.thread_id FROM language_votes v JOIN post p ON p.id = v.post_id ORDER BY v.post_id
