-- A person's word. ?1 scope, ?2 author or post, ?3 whether it is a program, ?4 when.
INSERT INTO bot_word (scope, target_id, is_bot, changed_utc) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (scope, target_id) DO UPDATE SET is_bot = excluded.is_bot, changed_utc = excluded.changed_utc
