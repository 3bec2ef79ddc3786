-- The theme that the run ?1 gave the post ?2.
DELETE FROM theme_post WHERE run_id = ?1 AND post_id = ?2
