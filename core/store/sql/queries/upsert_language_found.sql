-- What the program found for the post ?1, which a correction is about: ?2.
INSERT INTO language_found (post_id, language) VALUES (?1, ?2) ON CONFLICT (post_id) DO UPDATE SET language = excluded.language
