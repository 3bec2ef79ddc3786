-- Takes a person's word back. ?1 scope, ?2 author or post.
DELETE FROM bot_word WHERE scope = ?1 AND target_id = ?2
