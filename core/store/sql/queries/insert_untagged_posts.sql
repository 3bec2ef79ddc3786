-- As insert_posts, where neither language nor sentiment is told: what is not named costs nothing. ?1 rows.
INSERT OR FAIL INTO post (id, thread_id, parent_id, forum_id, author_id, source_id, created_utc, retrieved_utc, score, flags, length)
SELECT id, thread_id, parent_id, forum_id, author_id, source_id, created_utc, retrieved_utc, score, flags, length
FROM incoming_post(?1)
