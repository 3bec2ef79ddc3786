-- A theme that a split made. ?1 edit, ?2 label, ?3 alternates, ?4 phrases, ?5 terms, ?6 coherence.
INSERT INTO theme (run_id, number, label, alternates, phrases, terms, coherence, edit_id)
SELECT r.id, (SELECT coalesce(max(number), -1) + 1 FROM theme WHERE run_id = r.id), ?2, ?3, ?4, ?5, ?6, ?1
FROM (SELECT max(id) AS id FROM run WHERE kind = 'themes') r RETURNING id
