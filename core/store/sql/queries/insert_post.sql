-- The facts of a new post; nothing happens when the id is taken.
INSERT INTO post (id, thread_id, parent_id, forum_id, author_id, source_id, created_utc, retrieved_utc, score, flags, length,
    language, class, compound, negative, neutral, positive)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
ON CONFLICT (id) DO NOTHING
