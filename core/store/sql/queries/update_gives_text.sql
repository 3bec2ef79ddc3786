-- The post ?1 has words, by what is read of it.
UPDATE post SET flags = flags | 8192 WHERE id = ?1 AND flags & 8192 = 0
