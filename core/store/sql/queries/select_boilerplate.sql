-- All lines that authors repeat.
SELECT author_id, line, posts FROM boilerplate ORDER BY author_id, line
