-- The themes of the newest run as it found them or a split made them, merged ones among them, and the theme that each is part of
-- now, by number.
SELECT h.id, h.number, h.label, h.alternates, h.phrases, h.terms, h.coherence, c.id
FROM theme h
LEFT JOIN theme_merged j ON j.theme_id = h.id
JOIN current_theme c ON c.id = coalesce(j.root_id, h.id)
WHERE h.run_id = c.run_id
ORDER BY h.number
