## Each a sub-select with one column x that, unguarded, gives other tenants' data, depends on it, or fails by it.

# view, plain
(SELECT name AS x FROM customers)

# view, another tenant
(SELECT name AS x FROM customers WHERE account_id <> 1)

# view, always true
(SELECT name AS x FROM customers WHERE account_id = 1 OR 1=1)

# view, count
(SELECT count(*) AS x FROM customers)

# view, min by index
(SELECT min(score) AS x FROM customers)

# view, max by index
(SELECT max(name) AS x FROM customers)

# view, orders of others
(SELECT total AS x FROM orders WHERE customer_id > 100)

# view, items of others
(SELECT product AS x FROM items WHERE order_id > 100)

# view, users of others
(SELECT name AS x FROM users WHERE id > 100)

# view, labels of others
(SELECT word AS x FROM labels WHERE account_id IS NOT NULL)

# view, join of three
(SELECT i.product AS x FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id)

# view, left join
(SELECT o.total AS x FROM customers c LEFT JOIN orders o ON o.customer_id = c.id)

# view, full join
(SELECT coalesce(l.word, u.name) AS x FROM labels l FULL JOIN users u ON u.id = l.id)

# main table
(SELECT name AS x FROM main.customers)

# main table, quoted
(SELECT name AS x FROM "main".[customers])

# main table, comments
(SELECT name AS x FROM main/* . */./**/customers)

# main table, aliased as the view
(SELECT customers.name AS x FROM main.customers AS customers)

# main table, scalar
(SELECT (SELECT group_concat(name) FROM main.customers) AS x)

# undeclared table
(SELECT word AS x FROM secrets)

# stored view
(SELECT name AS x FROM everyone)

# schema table
(SELECT sql AS x FROM sqlite_master)

# pragma function
(SELECT name AS x FROM pragma_table_info('customers'))

# total_changes
(SELECT total_changes() AS x)

# last_insert_rowid
(SELECT last_insert_rowid() AS x)

# cte named like the view
(WITH customers AS (SELECT * FROM main.customers) SELECT name AS x FROM customers)

# cte named like a parent
(WITH customers(id, account_id) AS (VALUES (101, 1), (102, 1), (201, 1)) SELECT id AS x FROM orders)

# cte named like the link table
(WITH memberships(account_id, user_id) AS (VALUES (1, 101), (1, 102)) SELECT name AS x FROM users)

# recursive cte over the view
(WITH RECURSIVE r(id) AS (SELECT min(id) FROM customers UNION ALL SELECT (SELECT min(c.id) FROM customers c WHERE c.id > r.id) FROM r WHERE r.id IS NOT NULL) SELECT id AS x FROM r)

# json_extract in where
(SELECT id AS x FROM customers WHERE json_extract(data, '$.k') IS NOT NULL)

# json_extract with an indexed or
(SELECT json_extract(data, '$.k') AS x FROM customers WHERE json_extract(data, '$.k') IS NOT NULL OR score > 5)

# json with a multi-index or
(SELECT id AS x FROM customers WHERE name = 'Ada' AND json(data) <> '' OR score > 5 AND json(data) <> '' OR data > '{' AND json(data) <> '')

# json on a covering index
(SELECT json_type(data) AS x FROM customers WHERE data > '')

# json_extract in a list
(SELECT data ->> 'k' AS x FROM customers)

# json_each, lateral
(SELECT e.value AS x FROM customers c, json_each(c.data) e)

# json_tree of items, lateral
(SELECT t.atom AS x FROM items i JOIN json_tree(i.data) t)

# json in an aggregate
(SELECT sum(json_array_length(data)) AS x FROM customers)

# json in having
(SELECT name AS x FROM customers GROUP BY name HAVING max(json(data)) <> '')

# json in order by
(SELECT id AS x FROM customers ORDER BY json_extract(data, '$.k'), id LIMIT 2)

# json in a join condition
(SELECT o.id AS x FROM orders o LEFT JOIN customers c ON json_extract(c.data, '$.k') = o.id)

# json in a window
(SELECT count(*) OVER (PARTITION BY json_type(data)) AS x FROM customers)

# json in a union arm
(SELECT json(data) AS x FROM customers UNION ALL SELECT json(data) FROM items)

# json in a correlated sub-query
(SELECT (SELECT max(json(i.data)) FROM items i WHERE i.amount >= o.id) AS x FROM orders o)

# abs overflow
(SELECT abs(score) AS x FROM customers)

# abs overflow in an indexed or
(SELECT id AS x FROM customers WHERE score < 4 AND abs(score) > 1 OR name = 'Bob' AND abs(score) > 1)

# sum overflow
(SELECT sum(amount) AS x FROM items)

# sum overflow for others only
(SELECT sum(CASE account_id WHEN 1 THEN 0 ELSE 9223372036854775807 END) AS x FROM customers)

# sum overflow in a window
(SELECT sum(amount) OVER (ORDER BY id) AS x FROM items)

# zeroblob for others only
(SELECT length(zeroblob(CASE account_id WHEN 1 THEN 1 ELSE 9000000000 END)) AS x FROM customers)

# printf width for others only
(SELECT length(printf('%*d', CASE account_id WHEN 1 THEN 1 ELSE 2000000000 END, 1)) AS x FROM customers)

# like escape from a column
(SELECT id AS x FROM customers WHERE name LIKE 'A%' ESCAPE substr(name, 1, account_id))

# like pattern from a column
(SELECT id AS x FROM customers WHERE 'a%' LIKE email OR score > 5 AND 'a%' LIKE email)

# format from a column
(SELECT printf(note, total) AS x FROM orders)

# automatic index
(SELECT b.name AS x FROM customers a JOIN customers b ON b.email = a.email)

# row id
(SELECT rowid AS x FROM customers)

# row number without order
(SELECT row_number() OVER () || name AS x FROM customers)

# group_concat without order
(SELECT group_concat(name) AS x FROM customers)

# limit without order
(SELECT name AS x FROM customers LIMIT 1)

## Each of these tells of other tenants' rows even through a view that has only a WHERE.

# abs overflow by a likely index
(SELECT score AS x FROM customers WHERE likelihood(score < -5, 0.00001) AND abs(score) > 5)

# json joined to values
(SELECT c.id AS x FROM (VALUES ('{broken')) v JOIN customers c ON c.data = v.column1 AND json(c.data) <> '')

# json path by a likely index
(SELECT id AS x FROM orders WHERE likelihood(total > 1e200, 0.00001) AND json_extract('{}', 'x' || total) IS NULL)

# json with an or over items
(SELECT id AS x FROM items WHERE product = 'bomb' AND json(product) <> '' OR data = '{broken' AND json(data) <> '')

# json of items by a likely index
(SELECT id AS x FROM items WHERE likelihood(data > '{a', 0.00001) AND json(data) <> '')
