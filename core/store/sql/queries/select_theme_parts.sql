-- Themes of the newest run that were merged into others: into which, and the words of the one that is gone, in order of number.
SELECT j.root_id, h.phrases, h.terms, h.id, h.number
FROM theme_merged j
JOIN theme h ON h.id = j.theme_id
WHERE h.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY h.number
