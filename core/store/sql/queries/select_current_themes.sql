-- The themes of the newest run, by number.
SELECT h.id, h.number, h.label, n.label, h.alternates, h.phrases, h.terms, h.coherence
FROM theme h
LEFT JOIN theme_name n ON n.theme_id = h.id
WHERE h.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY h.number
