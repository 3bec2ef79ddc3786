-- The earlier reading. ?1 post, ?2 retrieved, ?3 score, ?4 flags, ?5 comments, ?6 source that brought the newer one.
INSERT INTO post_history (post_id, retrieved_utc, score, flags, declared_comments, source_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
