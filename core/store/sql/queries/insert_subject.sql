-- The post ?1 of the time ?4 has the subject ?2; ?3 whether it says that it answers.
INSERT INTO subject (post_id, key, answers, created_utc) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING
