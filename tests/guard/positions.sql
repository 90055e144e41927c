## Each a statement with the sub-select of a mechanism in place of the braces.

# from
SELECT x FROM {rows} ORDER BY 1

# from, aliased
SELECT t.x FROM {rows} AS t ORDER BY 1

# from, counted
SELECT count(*), count(x) FROM {rows}

# from, distinct
SELECT DISTINCT x FROM {rows} ORDER BY 1

# from, first row
SELECT x FROM {rows} ORDER BY 1 DESC LIMIT 1

# from, min and max
SELECT min(x), max(x) FROM {rows}

# from, nested
SELECT x FROM (SELECT x FROM (SELECT * FROM {rows})) ORDER BY 1

# from, grouped
SELECT x, count(*) FROM {rows} GROUP BY x ORDER BY 1

# from, filtered
SELECT x FROM {rows} WHERE x IS NOT NULL AND x <> '' ORDER BY 1

# scalar
SELECT (SELECT max(x) FROM {rows})

# scalar, unaggregated
SELECT (SELECT x FROM {rows} ORDER BY 1 LIMIT 1)

# scalar, bare
SELECT {rows} IS NOT NULL

# argument
SELECT coalesce((SELECT max(x) FROM {rows}), 'none')

# exists
SELECT EXISTS (SELECT 1 FROM {rows} WHERE x IS NOT NULL)

# exists, correlated
SELECT c.name FROM customers c WHERE EXISTS (SELECT 1 FROM {rows} WHERE x = c.name OR x > c.id) ORDER BY c.id

# not exists
SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM {rows} WHERE x = c.id) ORDER BY c.id

# in
SELECT name FROM customers WHERE name IN (SELECT x FROM {rows}) ORDER BY 1

# in, bare
SELECT id FROM customers WHERE id IN {rows} ORDER BY id

# not in
SELECT name FROM customers WHERE name NOT IN (SELECT x FROM {rows}) ORDER BY 1

# row value in
SELECT id FROM customers WHERE (id, name) IN (SELECT x, x FROM {rows}) ORDER BY id

# where, compared
SELECT id FROM customers WHERE score <= (SELECT count(x) FROM {rows}) ORDER BY id

# where, in an or
SELECT id FROM customers WHERE name = (SELECT min(x) FROM {rows}) OR score > 5 ORDER BY id

# where, between
SELECT id FROM customers WHERE score BETWEEN 0 AND (SELECT count(x) FROM {rows}) ORDER BY id

# case
SELECT id, CASE WHEN (SELECT count(x) FROM {rows}) > 3 THEN 'many' ELSE 'few' END FROM customers ORDER BY id

# having
SELECT state, count(*) FROM orders GROUP BY state HAVING count(*) <= (SELECT count(x) FROM {rows}) ORDER BY 1

# group by
SELECT count(*) FROM customers GROUP BY score > (SELECT count(x) FROM {rows}) ORDER BY 1

# order by
SELECT id FROM customers ORDER BY (SELECT count(x) FROM {rows}) % 2 * id, id

# limit
SELECT id FROM customers ORDER BY id LIMIT (SELECT count(x) FROM {rows})

# offset
SELECT id FROM customers ORDER BY id LIMIT 9 OFFSET (SELECT count(x) % 3 FROM {rows})

# window over it
SELECT x, row_number() OVER (ORDER BY x) FROM {rows} ORDER BY 1, 2

# window argument
SELECT id, lag(name, 1, (SELECT max(x) FROM {rows})) OVER (ORDER BY id) FROM customers ORDER BY id

# window partition
SELECT id, count(*) OVER (PARTITION BY score > (SELECT count(x) FROM {rows})) FROM customers ORDER BY id

# aggregate filter
SELECT count(*) FILTER (WHERE score > (SELECT count(x) FROM {rows})) FROM customers

# cte
WITH t AS (SELECT x FROM {rows}) SELECT x FROM t ORDER BY 1

# cte, materialized
WITH t AS MATERIALIZED (SELECT x FROM {rows}) SELECT count(*) FROM t a, t b

# cte, not materialized
WITH t(y) AS NOT MATERIALIZED (SELECT x FROM {rows}) SELECT y FROM t WHERE y IS NOT NULL ORDER BY 1

# cte, named like a view
WITH labels AS (SELECT x FROM {rows}) SELECT x FROM labels ORDER BY 1

# cte, nested
WITH a AS (WITH b AS (SELECT x FROM {rows}) SELECT x FROM b) SELECT x FROM a ORDER BY 1

# recursive cte, first arm
WITH RECURSIVE r(x, i) AS (SELECT x, 0 FROM {rows} UNION ALL SELECT x, i + 1 FROM r WHERE i < 1) SELECT x, i FROM r ORDER BY 1, 2

# recursive cte, second arm
WITH RECURSIVE r(i, x) AS (SELECT 0, NULL UNION ALL SELECT r.i + 1, t.x FROM r, {rows} AS t WHERE r.i < 1) SELECT i, x FROM r ORDER BY 1, 2

# union, first arm
SELECT x FROM {rows} UNION SELECT name FROM users ORDER BY 1

# union all, second arm
SELECT name FROM users UNION ALL SELECT x FROM {rows} ORDER BY 1

# except
SELECT x FROM {rows} EXCEPT SELECT name FROM customers ORDER BY 1

# intersect
SELECT name FROM customers INTERSECT SELECT x FROM {rows} ORDER BY 1

# join
SELECT c.id, t.x FROM customers c JOIN {rows} AS t ON t.x = c.name OR t.x = c.id ORDER BY 1, 2

# join, left side
SELECT t.x, c.id FROM {rows} AS t JOIN customers c ON c.id < 3 ORDER BY 1, 2

# left join
SELECT c.id, t.x FROM customers c LEFT JOIN {rows} AS t ON t.x > c.id ORDER BY 1, 2

# right join
SELECT c.id, t.x FROM customers c RIGHT JOIN {rows} AS t ON t.x = c.name ORDER BY 1, 2

# full join
SELECT c.id, t.x FROM customers c FULL JOIN {rows} AS t ON t.x = c.id ORDER BY 1, 2

# cross join
SELECT m.code, t.x FROM currencies m CROSS JOIN {rows} AS t ORDER BY 1, 2

# comma join
SELECT m.code, t.x FROM {rows} AS t, currencies m ORDER BY 1, 2

# join condition
SELECT c.id, o.id FROM customers c JOIN orders o ON o.customer_id = c.id AND o.total > (SELECT count(x) FROM {rows}) ORDER BY 1, 2

# values
VALUES ((SELECT max(x) FROM {rows}), (1))

# json_group_array
SELECT json_group_array(x) FROM (SELECT x FROM {rows} ORDER BY 1)

# json_each
SELECT value FROM json_each((SELECT json_group_array(CAST(x AS TEXT)) FROM (SELECT x FROM {rows} ORDER BY 1))) ORDER BY key

# group_concat
SELECT group_concat(x, '|') FROM (SELECT x FROM {rows} ORDER BY 1)

# insert select
INSERT INTO labels(id, account_id, word) SELECT 9000 + row_number() OVER (ORDER BY x), 1, coalesce(CAST(x AS TEXT), 'none') FROM {rows}

# insert values
INSERT INTO labels(id, account_id, word) VALUES (9001, 1, (SELECT coalesce(CAST(max(x) AS TEXT), 'none') FROM {rows}))

# insert, id
INSERT INTO labels(id, account_id, word) VALUES (9001 + (SELECT count(x) FROM {rows}), 1, 'x')

# insert, parent
INSERT INTO orders(id, customer_id, total, state) SELECT 9001, 1 + count(x) % 3, 1, 'new' FROM {rows}

# insert with a cte
WITH t AS (SELECT x FROM {rows}) INSERT INTO items(id, order_id, product, amount, data) SELECT 9001, 1, 'x', count(x), '{}' FROM t

# update set
UPDATE customers SET email = (SELECT CAST(max(x) AS TEXT) FROM {rows})

# update set, row value
UPDATE customers SET (email, score) = (SELECT CAST(min(x) AS TEXT), count(x) FROM {rows}) WHERE id = 1

# update where
UPDATE customers SET score = 1 WHERE id IN (SELECT x FROM {rows})

# update where, compared
UPDATE orders SET note = 'x' WHERE total < (SELECT count(x) FROM {rows})

# update from
UPDATE customers SET score = t.n FROM (SELECT count(x) AS n FROM {rows}) AS t WHERE customers.id = 1

# update, tenant
UPDATE customers SET account_id = (SELECT 1 + (count(x) > 3) FROM {rows}) WHERE id = 1

# delete where
DELETE FROM items WHERE id IN (SELECT x FROM {rows})

# delete where, exists
DELETE FROM memberships WHERE EXISTS (SELECT 1 FROM {rows} WHERE x > memberships.user_id)

# delete where, compared
DELETE FROM labels WHERE account_id = 1 AND id < (SELECT count(x) FROM {rows})

# behind an index of a child, in
SELECT id FROM items i WHERE i.product = 'bomb' AND i.amount IN {rows} ORDER BY 1

# behind an index of a child, exists
SELECT id FROM items i WHERE i.product = 'bomb' AND EXISTS (SELECT 1 FROM {rows} WHERE x = i.amount OR x IS NOT NULL) ORDER BY 1

# behind an index of a child, scalar
SELECT id FROM orders o WHERE o.state = 'old' AND o.total > (SELECT max(x) FROM {rows}) ORDER BY 1

# behind an index of a child, delete
DELETE FROM items WHERE product = 'bomb' AND amount IN {rows}

# behind an index of a child, update
UPDATE orders SET note = 'x' WHERE state = 'old' AND total IN {rows}
