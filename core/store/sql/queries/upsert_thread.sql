-- A thread with its submission. ?1 id, ?2 platform, ?3 own id, ?4 forum, ?5 title or NULL, ?6 url, ?7 flair, ?8 comments, ?9 source.
INSERT INTO thread (id, platform, own_id, forum_id, known, title, url, flair, declared_comments, source_id)
VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET known = 1, forum_id = excluded.forum_id, title = coalesce(excluded.title, title), url = excluded.url,
    flair = excluded.flair, declared_comments = excluded.declared_comments
