-- ?1 author id.
SELECT name FROM author WHERE id = ?1
