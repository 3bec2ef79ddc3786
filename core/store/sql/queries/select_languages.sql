-- Thread, forum and language of every post, by id.
SELECT id, thread_id, forum_id, language FROM post ORDER BY id
