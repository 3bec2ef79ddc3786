-- The theme numbered ?2 of the run ?1 and those that it was split off from, one by one up to the theme that the run found: id,
-- and the split that made it, NULL for the last.
WITH RECURSIVE up(theme_id, edit_id, level) AS (
    SELECT id, edit_id, 0 FROM theme WHERE run_id = ?1 AND number = ?2
    UNION ALL
    SELECT h.id, h.edit_id, up.level + 1
    FROM up JOIN theme_edit e ON e.id = up.edit_id JOIN theme h ON h.id = e.theme_id)
SELECT theme_id, edit_id FROM up ORDER BY level
