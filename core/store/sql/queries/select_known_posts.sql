-- Those of the rows ?1 that are here already, in the rows' order.
SELECT p.id
FROM incoming_post(?1) i
CROSS JOIN post p ON p.id = i.id
