-- An earlier reading, unless it is known. ?1 post, ?2 retrieved, ?3 score, ?4 flags, ?5 comments, ?6 source.
INSERT INTO post_history (post_id, retrieved_utc, score, flags, declared_comments, source_id)
SELECT ?1, ?2, ?3, ?4, ?5, ?6
WHERE NOT EXISTS (SELECT 1 FROM post_history h WHERE h.post_id = ?1 AND h.retrieved_utc IS ?2 AND h.score IS ?3)
  AND NOT EXISTS (SELECT 1 FROM post p WHERE p.id = ?1 AND p.retrieved_utc IS ?2 AND p.score IS ?3)
