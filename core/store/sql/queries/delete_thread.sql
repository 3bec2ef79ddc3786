-- The thread ?1, which has no posts left.
DELETE FROM thread WHERE id = ?1
