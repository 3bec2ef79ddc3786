-- Every theme of the newest run, those that splits made among them: id, the theme that it was split off from or null, how often
-- its posts use which words.
SELECT h.id, e.theme_id, w.counts
FROM theme h
JOIN theme_words w ON w.theme_id = h.id
LEFT JOIN theme_edit e ON e.id = h.edit_id
WHERE h.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND (h.edit_id IS NULL OR e.undone = 0)
ORDER BY h.id
