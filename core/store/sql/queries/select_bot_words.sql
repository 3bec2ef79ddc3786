-- All that a person said of programs: scope, target, whether it is one, when it was said, the author's name or the post's own id,
-- and who wrote it.
SELECT w.scope, w.target_id, w.is_bot, w.changed_utc,
       CASE w.scope WHEN 'author' THEN a.name ELSE x.own_id END,
       CASE w.scope WHEN 'author' THEN a.name ELSE b.name END
FROM bot_word w
LEFT JOIN author a ON w.scope = 'author' AND a.id = w.target_id
LEFT JOIN post p ON w.scope = 'post' AND p.id = w.target_id
LEFT JOIN author b ON b.id = p.author_id
LEFT JOIN post_text x ON w.scope = 'post' AND x.post_id = w.target_id
ORDER BY w.scope, w.target_id
