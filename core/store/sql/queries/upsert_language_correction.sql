-- A person's word. ?1 scope, ?2 post, thread or forum, ?3 language, ?4 when.
INSERT INTO language_correction (scope, target_id, language, changed_utc) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (scope, target_id) DO UPDATE SET language = excluded.language, changed_utc = excluded.changed_utc
