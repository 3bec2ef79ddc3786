-- Posts that have a flag, by id. ?1 flag.
SELECT id FROM post WHERE flags & ?1 ORDER BY id
