-- ?1 post, ?2 flags that it gets.
UPDATE post SET flags = flags | ?2 WHERE id = ?1
