-- The posts of the edit ?1: where they are is open.
DELETE FROM theme_moved WHERE run_id = (SELECT run_id FROM theme_edit WHERE id = ?1)
                          AND post_id IN (SELECT post_id FROM theme_edit_post WHERE edit_id = ?1)
