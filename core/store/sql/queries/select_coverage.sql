-- How much of the reply trees is here.
WITH orphan AS MATERIALIZED (
    SELECT c.parent_id FROM post c
     WHERE c.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM post p WHERE p.id = c.parent_id))
SELECT (SELECT count(*) FROM post WHERE parent_id IS NOT NULL),
       (SELECT count(*) FROM orphan),
       (SELECT count(DISTINCT parent_id) FROM orphan),
       (SELECT count(*) FROM thread WHERE known = 0),
       (SELECT coalesce(sum(missing), 0) FROM source)
