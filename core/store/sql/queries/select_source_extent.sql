-- Distinct threads and authors among the posts that each source stored first.
SELECT source_id, count(DISTINCT thread_id), count(DISTINCT author_id) FROM post GROUP BY source_id
