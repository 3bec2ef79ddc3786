-- The post ?1 is in its thread.
DELETE FROM unplaced WHERE post_id = ?1
