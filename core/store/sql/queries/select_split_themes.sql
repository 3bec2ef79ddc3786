-- Splits of the newest run that hold and left nothing behind: the edit, the label of the theme that was split, whether a person gave
-- it, and the parts by number.
SELECT e.id, coalesce(nullif(n.text, ''), h.label), coalesce(n.text <> '' AND n.derived = 0, 0), p.id
FROM theme_edit e
JOIN theme h ON h.id = e.theme_id
JOIN theme p ON p.edit_id = e.id
LEFT JOIN theme_edit n ON n.id = (SELECT max(id) FROM theme_edit WHERE theme_id = h.id AND kind = 'rename' AND undone = 0)
WHERE e.kind = 'split' AND e.hides = 1 AND e.undone = 0 AND e.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY e.id, p.number
