-- The last post whose id is from ?1 to ?2; NULL where there is none.
SELECT max(id)
FROM post
WHERE id BETWEEN ?1 AND ?2
