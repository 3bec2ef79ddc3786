-- The post ?2 goes out of the edits of the run ?1 that brought it along with others: splits, and what holds posts together.
DELETE FROM theme_edit_post
WHERE post_id = ?2 AND edit_id IN (SELECT id FROM theme_edit
                                   WHERE run_id = ?1 AND (kind = 'split' OR (kind = 'move' AND carried = 1 AND derived = 1)))
