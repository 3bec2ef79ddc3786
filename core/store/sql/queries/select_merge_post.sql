-- Everything that is known of the post ?1, as an import would bring it: what is read besides its own words gives it none (8192).
SELECT p.id, p.thread_id, EXISTS (SELECT 1 FROM unplaced u WHERE u.post_id = p.id), p.parent_id, t.platform, x.own_id, t.own_id,
       x.parent_own_id, f.name, a.name, a.own_id, t.title, t.url, t.flair, t.declared_comments, x.body, x.text, x.permalink,
       x.markup, p.created_utc, p.retrieved_utc, p.score,
       p.flags & ~iif(EXISTS (SELECT 1 FROM also_read r WHERE r.post_id = p.id AND r.gave_text = 1), 8192, 0), p.length, coalesce(d.language, p.language), p.class, p.compound, p.negative,
       p.neutral, p.positive, (SELECT u.ancestors FROM unplaced u WHERE u.post_id = p.id), s.key, s.answers,
       p.confidence, v.votes
FROM post p
JOIN post_text x ON x.post_id = p.id
JOIN thread t ON t.id = p.thread_id
JOIN forum f ON f.id = p.forum_id
LEFT JOIN author a ON a.id = p.author_id
LEFT JOIN subject s ON s.post_id = p.id
LEFT JOIN language_votes v ON v.post_id = p.id
LEFT JOIN language_found d ON d.post_id = p.id
WHERE p.id = ?1
