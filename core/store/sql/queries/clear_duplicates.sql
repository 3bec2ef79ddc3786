-- Takes the marks of copies and of repeated lines from all posts. 12582912: both flags.
UPDATE post SET flags = flags & ~12582912 WHERE flags & 12582912
