-- Forums of a name, of any platform. ?1 name.
SELECT id FROM forum WHERE name = ?1 ORDER BY id
