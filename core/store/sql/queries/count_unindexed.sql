-- How many posts the full-text index lacks.
SELECT (SELECT count(*) FROM post) - (SELECT count(*) FROM post_search_docsize)
