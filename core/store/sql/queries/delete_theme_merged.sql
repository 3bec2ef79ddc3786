DELETE FROM theme_merged
