-- Which post each post answers.
SELECT id, parent_id FROM post WHERE parent_id IS NOT NULL ORDER BY id
