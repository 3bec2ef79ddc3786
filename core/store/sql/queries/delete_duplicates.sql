-- No post is a copy.
DELETE FROM duplicate
