-- No line is repeated.
DELETE FROM boilerplate
