-- All samples, in the order they were drawn here.
SELECT id FROM sample ORDER BY id
