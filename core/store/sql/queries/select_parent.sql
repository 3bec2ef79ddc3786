-- The post that ?1 answers.
SELECT parent_id FROM post WHERE id = ?1
