-- ?1 run, ?2 number, ?3 label, ?4 alternates, ?5 phrases, ?6 terms, ?7 coherence.
INSERT INTO theme (run_id, number, label, alternates, phrases, terms, coherence)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id
