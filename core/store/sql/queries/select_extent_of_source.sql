-- Distinct threads and authors among the posts that a source stored first. ?1 source.
SELECT count(DISTINCT thread_id), count(DISTINCT author_id) FROM post WHERE source_id = ?1
