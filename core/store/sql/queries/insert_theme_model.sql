-- ?1 run, ?2 what it learned.
INSERT INTO theme_model (run_id, learned) VALUES (?1, ?2)
