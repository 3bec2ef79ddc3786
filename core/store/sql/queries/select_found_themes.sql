-- The themes of the newest run as it found them or a split made them, merged ones among them, the theme that each is part of
-- now, and the run that first found it, by number.
SELECT h.id, h.number, h.label, h.alternates, h.phrases, h.terms, h.coherence, c.id, coalesce(h.since_run, h.run_id)
FROM theme h
LEFT JOIN theme_merged j ON j.theme_id = h.id
JOIN current_theme c ON c.id = coalesce(j.root_id, h.id)
WHERE h.run_id = c.run_id
ORDER BY h.number
