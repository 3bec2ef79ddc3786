-- The post ?1 says the same as ?2; ?3: exactly.
INSERT INTO duplicate (post_id, original_id, exact) VALUES (?1, ?2, ?3)
