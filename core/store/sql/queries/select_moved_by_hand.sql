-- Posts whose last edit that holds, of the newest run, is a move: the post, the theme it was put into (0: none), and that edit.
SELECT p.post_id, p.theme_id, last.edit_id
FROM (SELECT q.post_id AS post_id, max(q.edit_id) AS edit_id
      FROM theme_edit_post q
      JOIN theme_edit e ON e.id = q.edit_id
      WHERE e.undone = 0 AND e.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
      GROUP BY q.post_id) last
JOIN theme_edit_post p ON p.edit_id = last.edit_id AND p.post_id = last.post_id
JOIN theme_edit f ON f.id = last.edit_id AND f.kind = 'move'
ORDER BY p.post_id
