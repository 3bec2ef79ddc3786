-- The posts of themes that were merged: which of the parts each is in.
SELECT x.post_id, x.theme_id
FROM (SELECT tp.post_id AS post_id, tp.theme_id AS theme_id FROM theme_post tp
       WHERE tp.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
         AND NOT EXISTS (SELECT 1 FROM theme_moved m WHERE m.run_id = tp.run_id AND m.post_id = tp.post_id)
      UNION ALL
      SELECT m.post_id, m.theme_id FROM theme_moved m WHERE m.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')) x
WHERE x.theme_id IN (SELECT theme_id FROM theme_merged UNION SELECT root_id FROM theme_merged)
ORDER BY x.post_id
