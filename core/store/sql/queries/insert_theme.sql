-- ?1 run, ?2 number, ?3 label, ?4 alternates, ?5 phrases, ?6 terms, ?7 coherence, ?8 the run that first found it or NULL.
INSERT INTO theme (run_id, number, label, alternates, phrases, terms, coherence, since_run)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
