-- Where edits of the run ?1 have put the post ?2.
DELETE FROM theme_moved WHERE run_id = ?1 AND post_id = ?2
