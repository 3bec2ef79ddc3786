-- A newer reading of the words. ?1 post, ?2 length, ?3 language, ?4 class, ?5 compound, ?6 negative, ?7 neutral, ?8 positive,
-- ?9 confidence.
UPDATE post SET length = ?2, language = ?3, class = ?4, compound = ?5, negative = ?6, neutral = ?7, positive = ?8,
    confidence = ?9
WHERE id = ?1
