-- Edits of the newest run that were taken back.
DELETE FROM theme_edit
WHERE undone = 1 AND inverse = 0 AND run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
