-- A newer reading of the state alone. ?1 post, ?2 retrieved, ?3 score, ?4 flags, ?5 author or NULL to keep.
UPDATE post SET retrieved_utc = ?2, score = ?3, flags = ?4, author_id = coalesce(?5, author_id) WHERE id = ?1
