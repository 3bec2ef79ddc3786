-- A record of the full-text index. ?1 its id.
SELECT block FROM post_search_data WHERE id = ?1
