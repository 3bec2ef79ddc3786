-- The themes of the newest run that are not merged into others or taken apart, by number: as found, the label as it is now, and
-- whether a person gave it.
SELECT c.id, c.number, h.label, c.label, h.alternates, h.phrases, h.terms, h.coherence, h.edit_id,
       coalesce((SELECT e.text <> '' AND e.derived = 0 FROM theme_edit e
                  WHERE e.theme_id = h.id AND e.kind = 'rename' AND e.undone = 0 ORDER BY e.id DESC LIMIT 1), 0)
FROM current_theme c
JOIN theme h ON h.id = c.id
ORDER BY c.number
