-- Themes of the newest run that edits made which were taken back.
DELETE FROM theme WHERE edit_id IN
    (SELECT id FROM theme_edit WHERE undone = 1 AND run_id = (SELECT max(id) FROM run WHERE kind = 'themes'))
