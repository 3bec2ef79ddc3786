-- The post ?1 answers the post ?2, as far as its subject tells. ?3 the flag of a guess.
UPDATE post SET parent_id = ?2, flags = flags | ?3 WHERE id = ?1
