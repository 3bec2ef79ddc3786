-- Posts that are in a theme of the newest run now and were not when its words were counted, and the other way round: theme, post,
-- whether it came, whether the run has looked at it. Counted were the posts that the run or a later joining gave a theme, and of
-- one that a split made those which the split put there.
WITH current(id) AS (SELECT max(id) FROM run WHERE kind = 'themes'),
     now(post_id, theme_id) AS (SELECT post_id, theme_id FROM theme_moved WHERE run_id = (SELECT id FROM current)),
     counted(post_id, theme_id) AS (
         SELECT tp.post_id, tp.theme_id
         FROM now JOIN theme_post tp ON tp.run_id = (SELECT id FROM current) AND tp.post_id = now.post_id
         UNION ALL
         SELECT p.post_id, p.theme_id
         FROM theme_edit e
         JOIN theme_edit_post p ON p.edit_id = e.id
         WHERE e.run_id = (SELECT id FROM current) AND e.kind = 'split' AND e.undone = 0),
     changed(theme_id, post_id, came) AS (
         SELECT theme_id, post_id, 1 FROM now
         WHERE theme_id <> 0 AND (post_id, theme_id) NOT IN (SELECT post_id, theme_id FROM counted)
         UNION ALL
         SELECT theme_id, post_id, 0 FROM counted
         WHERE (post_id, theme_id) NOT IN (SELECT post_id, theme_id FROM now))
SELECT c.theme_id, c.post_id, c.came,
       EXISTS (SELECT 1 FROM theme_post tp WHERE tp.run_id = (SELECT id FROM current) AND tp.post_id = c.post_id)
       OR EXISTS (SELECT 1 FROM theme_none tn WHERE tn.run_id = (SELECT id FROM current) AND tn.post_id = c.post_id)
FROM changed c
ORDER BY c.theme_id, c.post_id
