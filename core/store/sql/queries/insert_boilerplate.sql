-- A line of an author's. ?1 author, ?2 line, ?3 posts that hold it.
INSERT INTO boilerplate (author_id, line, posts) VALUES (?1, ?2, ?3)
