-- Lets what a person said of programs, or else what the program found, stand. ?1 scope: 'post', 'author', or 'all' for every post
-- that a word is about; ?2 the post's or author's id.
-- 4: written by a program; 33554432: a person turned that, so that what the program found is one of the two bits, not both.
WITH word (id, found, said) AS (
    SELECT p.id, (p.flags & 4 <> 0) <> (p.flags & 33554432 <> 0),
           coalesce((SELECT w.is_bot FROM bot_word w WHERE w.scope = 'post' AND w.target_id = p.id),
                    (SELECT w.is_bot FROM bot_word w WHERE w.scope = 'author' AND w.target_id = p.author_id))
    FROM post p
    WHERE p.id IN (SELECT ?2 WHERE ?1 = 'post'
                   UNION ALL SELECT id FROM post WHERE ?1 = 'author' AND author_id = ?2
                   UNION ALL SELECT target_id FROM bot_word WHERE ?1 = 'all' AND scope = 'post'
                   UNION ALL SELECT id FROM post WHERE ?1 = 'all'
                                                   AND author_id IN (SELECT target_id FROM bot_word WHERE scope = 'author')))
UPDATE post SET flags = (flags & ~33554436) | iif(coalesce(word.said, word.found), 4, 0)
                      | iif(coalesce(word.said, word.found) <> word.found, 33554432, 0)
FROM word WHERE word.id = post.id
