-- The sample of the kind ?1 that was drawn last.
SELECT max(id) FROM sample WHERE checked = ?1
