-- ?1 theme, ?2 label, ?3 when.
INSERT INTO theme_name (theme_id, label, changed_utc) VALUES (?1, ?2, ?3)
ON CONFLICT (theme_id) DO UPDATE SET label = excluded.label, changed_utc = excluded.changed_utc
