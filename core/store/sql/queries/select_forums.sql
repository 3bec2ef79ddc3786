-- Every forum.
SELECT id, name FROM forum ORDER BY name COLLATE NOCASE, id
