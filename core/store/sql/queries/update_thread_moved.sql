-- All posts of the thread ?1 are in the thread ?2.
UPDATE post SET thread_id = ?2 WHERE thread_id = ?1
