-- The posts that a word of a person is about: language, what the program found where that is another matter, and what a person
-- says, the narrowest word. ?1 scope: 'post', 'thread' or 'forum'; ?2 its id.
SELECT p.id, p.language, f.language,
       coalesce((SELECT c.language FROM language_correction c WHERE c.scope = 'post' AND c.target_id = p.id),
                (SELECT c.language FROM language_correction c WHERE c.scope = 'thread' AND c.target_id = p.thread_id),
                (SELECT c.language FROM language_correction c WHERE c.scope = 'forum' AND c.target_id = p.forum_id))
FROM post p
LEFT JOIN language_found f ON f.post_id = p.id
WHERE p.id IN (SELECT ?2 WHERE ?1 = 'post'
               UNION ALL SELECT id FROM post WHERE ?1 = 'thread' AND thread_id = ?2
               UNION ALL SELECT id FROM post WHERE ?1 = 'forum' AND forum_id = ?2)
ORDER BY p.id
