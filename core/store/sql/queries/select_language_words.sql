-- All that a person said of languages: scope, target, language, when it was said, and what it is about: the post's or thread's own
-- id, the forum's name; and who wrote the post, or the thread's title.
SELECT w.scope, w.target_id, w.language, w.changed_utc,
       CASE w.scope WHEN 'post' THEN x.own_id WHEN 'thread' THEN t.own_id ELSE f.name END,
       CASE w.scope WHEN 'post' THEN a.name WHEN 'thread' THEN t.title END
FROM language_correction w
LEFT JOIN post p ON w.scope = 'post' AND p.id = w.target_id
LEFT JOIN post_text x ON w.scope = 'post' AND x.post_id = w.target_id
LEFT JOIN author a ON a.id = p.author_id
LEFT JOIN thread t ON w.scope = 'thread' AND t.id = w.target_id
LEFT JOIN forum f ON w.scope = 'forum' AND f.id = w.target_id
ORDER BY CASE w.scope WHEN 'forum' THEN 0 WHEN 'thread' THEN 1 ELSE 2 END, w.target_id
