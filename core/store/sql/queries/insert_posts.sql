-- The facts of new posts. ?1 rows. OR FAIL: who calls rolls back; the default keeps each touched page in memory to undo the statement.
INSERT OR FAIL INTO post (id, thread_id, parent_id, forum_id, author_id, source_id, created_utc, retrieved_utc, score, flags, length,
    language, class, compound, negative, neutral, positive, confidence)
SELECT id, thread_id, parent_id, forum_id, author_id, source_id, created_utc, retrieved_utc, score, flags, length,
    language, class, compound, negative, neutral, positive, confidence
FROM incoming_post(?1)
