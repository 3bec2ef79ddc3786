-- The author ?1 is called ?2.
UPDATE author SET name = ?2 WHERE id = ?1 AND name <> ?2
