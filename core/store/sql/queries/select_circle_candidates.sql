-- Replies that may close a circle, with the post they answer.
SELECT id, parent_id FROM post WHERE parent_id >= id
