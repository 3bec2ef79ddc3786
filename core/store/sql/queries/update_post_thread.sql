-- The post ?1 is in the thread ?2.
UPDATE post SET thread_id = ?2 WHERE id = ?1
