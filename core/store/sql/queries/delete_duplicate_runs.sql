-- What earlier searches for copies found is gone, and so are they.
DELETE FROM run WHERE kind = 'duplicates'
