-- The theme that each merged theme is part of in the end.
INSERT INTO theme_merged (theme_id, root_id)
WITH RECURSIVE
    live(from_id, into_id) AS (SELECT theme_id, into_id FROM theme_edit WHERE kind = 'merge' AND undone = 0),
    up(theme_id, at) AS (SELECT from_id, into_id FROM live
                         UNION SELECT up.theme_id, live.into_id FROM up JOIN live ON live.from_id = up.at)
SELECT theme_id, at FROM up WHERE at NOT IN (SELECT from_id FROM live)
