-- What is known of a post, to compare a new reading with it. ?1 post.
SELECT x.own_id, p.retrieved_utc, p.score, p.flags, x.body, CASE WHEN p.id = p.thread_id THEN t.title END,
       coalesce(x.text, x.body), t.declared_comments, p.author_id
FROM post p
JOIN post_text x ON x.post_id = p.id
JOIN thread t ON t.id = p.thread_id
WHERE p.id = ?1
