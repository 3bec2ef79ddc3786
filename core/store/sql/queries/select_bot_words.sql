-- All that a person said of programs.
SELECT scope, target_id, is_bot FROM bot_word ORDER BY scope, target_id
