-- ?1 theme.
DELETE FROM theme_name WHERE theme_id = ?1
