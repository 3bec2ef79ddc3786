-- Authors of that name, whatever the case. ?1 name.
SELECT id FROM author WHERE name = ?1 COLLATE NOCASE ORDER BY id
