-- Posts that the full-text index lacks, by id. ?1 the id before, ?2 how many at most.
SELECT s.id, s.title, s.text FROM v_searchable s
WHERE s.id > ?1 AND NOT EXISTS (SELECT 1 FROM post_search_docsize d WHERE d.id = s.id)
ORDER BY s.id LIMIT ?2
