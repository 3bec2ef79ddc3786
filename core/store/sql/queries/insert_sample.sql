-- ?1 checked, ?2 when, ?3 seed, ?4 selection, ?5 run of themes, ?6 version.
INSERT INTO sample (checked, drawn_utc, seed, selection, run_id, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id
