-- Whether a post is in the full-text index. ?1 post.
SELECT 1 FROM post_search_docsize WHERE id = ?1
