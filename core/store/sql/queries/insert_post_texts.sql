-- The words of new posts. ?1 rows. OR FAIL: as in insert_posts.
INSERT OR FAIL INTO post_text (post_id, own_id, parent_own_id, body, text, permalink, markup)
SELECT id, own_id, parent_own_id, body, text, permalink, markup
FROM incoming_post(?1)
