-- Language and sentiment of a post. ?1 post, ?2 language, ?3 class, ?4 compound, ?5 negative, ?6 neutral, ?7 positive,
-- ?8 flags that are told, ?9 those of them that it has, ?10 confidence.
UPDATE post SET language = ?2, class = ?3, compound = ?4, negative = ?5, neutral = ?6, positive = ?7, flags = (flags & ~?8) | ?9,
    confidence = ?10
WHERE id = ?1
