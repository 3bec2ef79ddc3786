-- Takes a person's word back. ?1 scope, ?2 post, thread or forum.
DELETE FROM language_correction WHERE scope = ?1 AND target_id = ?2
