-- Every theme of the run ?1, merged ones too: its id, its number, and the number of the theme that it is part of now.
SELECT h.id, h.number, coalesce(g.number, h.number)
FROM theme h
LEFT JOIN theme_merged j ON j.theme_id = h.id
LEFT JOIN theme g ON g.id = j.root_id
WHERE h.run_id = ?1
