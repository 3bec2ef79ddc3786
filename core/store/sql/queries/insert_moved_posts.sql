-- The posts of the edit ?1: where the last edit that holds put them, if one did.
INSERT OR REPLACE INTO theme_moved (run_id, post_id, theme_id)
SELECT e.run_id, p.post_id, p.theme_id
FROM (SELECT q.post_id AS post_id, max(q.edit_id) AS edit_id
      FROM theme_edit_post mine
      JOIN theme_edit_post q ON q.post_id = mine.post_id
      JOIN theme_edit f ON f.id = q.edit_id AND f.undone = 0 AND f.run_id = (SELECT run_id FROM theme_edit WHERE id = ?1)
      WHERE mine.edit_id = ?1
      GROUP BY q.post_id) last
JOIN theme_edit_post p ON p.edit_id = last.edit_id AND p.post_id = last.post_id
JOIN theme_edit e ON e.id = p.edit_id
