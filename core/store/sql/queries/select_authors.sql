-- Every author, for the writer.
SELECT id, platform, name FROM author
