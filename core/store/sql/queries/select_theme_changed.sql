-- Posts that say something else than when the newest run looked at them, but for those that a person has moved: the post, the theme
-- it is in, 0 for none, before any merge, and what it said; in order of id.
SELECT c.post_id, coalesce(m.theme_id, tp.theme_id, 0), c.text
FROM theme_changed c
LEFT JOIN theme_moved m ON m.run_id = c.run_id AND m.post_id = c.post_id
LEFT JOIN theme_post tp ON tp.run_id = c.run_id AND tp.post_id = c.post_id
WHERE c.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
  AND NOT EXISTS (SELECT 1 FROM theme_edit_post p JOIN theme_edit e ON e.id = p.edit_id
                  WHERE p.post_id = c.post_id AND e.run_id = c.run_id AND e.kind = 'move' AND e.undone = 0
                    AND NOT (e.carried = 1 AND e.derived = 1))
ORDER BY c.post_id
