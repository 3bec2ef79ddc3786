-- The submission ?1 has the subject ?2; ?3 whether it says that it answers.
INSERT INTO subject (post_id, key, answers) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING
