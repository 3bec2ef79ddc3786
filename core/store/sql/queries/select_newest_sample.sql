-- The sample of the kind ?1 that was drawn last.
SELECT id FROM sample WHERE checked = ?1 ORDER BY drawn_utc DESC, id DESC LIMIT 1
