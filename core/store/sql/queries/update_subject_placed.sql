-- The submission ?1 was placed by its subject.
UPDATE subject SET answers = 2 WHERE post_id = ?1
