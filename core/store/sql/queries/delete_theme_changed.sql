-- The post ?2 is no longer one that changed after the run ?1 had looked at it.
DELETE FROM theme_changed WHERE run_id = ?1 AND post_id = ?2
