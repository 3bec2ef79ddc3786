-- The post ?1 has no words, if it has them only by what is read of it.
UPDATE post SET flags = flags & ~8192 WHERE id = ?1 AND EXISTS (SELECT 1 FROM also_read WHERE post_id = ?1 AND gave_text = 1)
