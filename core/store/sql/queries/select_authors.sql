-- Every author by what identifies it, for the writer.
SELECT id, platform, coalesce(own_id, name) FROM author
