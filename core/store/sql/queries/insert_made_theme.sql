-- A theme that a split made, as old as the one that was split. ?1 edit, ?2 label, ?3 alternates, ?4 phrases, ?5 terms, ?6 coherence.
INSERT INTO theme (run_id, number, label, alternates, phrases, terms, coherence, edit_id, since_run)
SELECT r.id, (SELECT coalesce(max(number), -1) + 1 FROM theme WHERE run_id = r.id), ?2, ?3, ?4, ?5, ?6, ?1,
       (SELECT coalesce(h.since_run, h.run_id) FROM theme_edit e JOIN theme h ON h.id = e.theme_id WHERE e.id = ?1)
FROM (SELECT max(id) AS id FROM run WHERE kind = 'themes') r RETURNING id
