-- The themes of the newest run that are not merged into others or taken apart, by number.
SELECT c.id, c.number, h.label, c.label, h.alternates, h.phrases, h.terms, h.coherence, h.edit_id
FROM current_theme c
JOIN theme h ON h.id = c.id
ORDER BY c.number
