## Every statement here is valid on schema.sql and must give, behind the guard, what plain SQLite gives
## on a database that holds the tenant's rows only. Kinds:
##   select        reads
##   select-temp   reads that name the views as temp.T (plain SQLite needs the temp views too)
##   insert        all needed columns named, ids given
##   insert-omit   the tenant column is left out (plain SQLite would need it)
##   insert-auto   the id is left to SQLite
##   update, delete
## Own ids taken for granted: customers, orders, items, labels, memberships and users have 1, 2 and 3;
## ids from 9001 on are free.

## Plain selects

# select | all columns
SELECT * FROM customers ORDER BY id

# select | named columns
SELECT id, name, email FROM customers ORDER BY id

# select | table star
SELECT customers.* FROM customers ORDER BY customers.id

# select | two table stars
SELECT c.*, o.* FROM customers c JOIN orders o ON o.customer_id = c.id ORDER BY c.id, o.id

# select | by key
SELECT name FROM customers WHERE id = 1

# select | by tenant column
SELECT name FROM customers WHERE account_id = 1 ORDER BY id

# select | the tenant's own row
SELECT id, name FROM accounts

# select | shared table
SELECT code, digits FROM currencies ORDER BY code

# select | global and own labels
SELECT id, account_id, word FROM labels ORDER BY id

# select | global labels
SELECT word FROM labels WHERE account_id IS NULL ORDER BY word, id

# select | own labels
SELECT word FROM labels WHERE account_id IS NOT NULL ORDER BY word, id

# select | users
SELECT id, name FROM users ORDER BY id

# select | memberships
SELECT id, account_id, user_id, role FROM memberships ORDER BY id

# select | items
SELECT id, order_id, product, amount FROM items ORDER BY id

# select | constant
SELECT 1

# select | constant of every type
SELECT 1, 2.5, 'three', x'04', NULL

# select | where with and
SELECT id FROM customers WHERE score > 0 AND email IS NOT NULL ORDER BY id

# select | where with or
SELECT id FROM customers WHERE name = 'Ada' OR score > 5 ORDER BY id

# select | or over three indexes
SELECT id FROM customers WHERE name = 'Ada' OR score = 7 OR data = '{}' ORDER BY id

# select | where with not
SELECT id FROM customers WHERE NOT (score > 5) ORDER BY id

# select | distinct
SELECT DISTINCT state FROM orders ORDER BY state

# select | distinct over two columns
SELECT DISTINCT state, note FROM orders ORDER BY state, note

# select | select all
SELECT ALL state FROM orders ORDER BY state

# select | order descending
SELECT name FROM customers ORDER BY name DESC, id DESC

# select | order by position
SELECT name, id FROM customers ORDER BY 1, 2

# select | order by alias
SELECT score * 2 AS doubled, id FROM customers ORDER BY doubled, id

# select | order by expression
SELECT id FROM customers ORDER BY length(name), score % 3, id

# select | nulls first
SELECT id, email FROM customers ORDER BY email ASC NULLS FIRST, id

# select | nulls last
SELECT id, email FROM customers ORDER BY email DESC NULLS LAST, id

# select | limit
SELECT id FROM customers ORDER BY id LIMIT 2

# select | limit and offset
SELECT id FROM customers ORDER BY id LIMIT 2 OFFSET 1

# select | limit with a comma
SELECT id FROM customers ORDER BY id LIMIT 1, 2

# select | limit all
SELECT id FROM customers ORDER BY id LIMIT -1 OFFSET 1

# select | limit by expression
SELECT id FROM customers ORDER BY id LIMIT 1 + 1

# select | limit by a sub-query
SELECT id FROM orders ORDER BY id LIMIT (SELECT count(*) FROM customers)

# select | limit none
SELECT id FROM customers LIMIT 0

# select | collate in order
SELECT name FROM customers ORDER BY name COLLATE NOCASE, id

# select | collate in comparison
SELECT id FROM customers WHERE name = 'ADA' COLLATE NOCASE ORDER BY id

# select | collate rtrim
SELECT id FROM customers WHERE name || '  ' = name COLLATE RTRIM ORDER BY id

# select | collate binary
SELECT id FROM customers ORDER BY name COLLATE BINARY, id

## Conditions and expressions

# select | like
SELECT id FROM customers WHERE name LIKE 'a%' ORDER BY id

# select | not like
SELECT id FROM customers WHERE name NOT LIKE '%o%' ORDER BY id

# select | like with escape
SELECT id FROM customers WHERE name LIKE '%\_%' ESCAPE '\' ORDER BY id

# select | like with a column
SELECT c.id, l.id FROM customers c JOIN labels l ON c.name LIKE '%' || l.word || '%' ORDER BY c.id, l.id

# select | glob
SELECT id FROM customers WHERE name GLOB 'A*' ORDER BY id

# select | not glob
SELECT id FROM customers WHERE name NOT GLOB '[A-C]*' ORDER BY id

# select | between
SELECT id FROM orders WHERE total BETWEEN 1 AND 50 ORDER BY id

# select | not between
SELECT id FROM orders WHERE total NOT BETWEEN 1 AND 50 ORDER BY id

# select | in list
SELECT id FROM customers WHERE id IN (1, 2, 3, 4) ORDER BY id

# select | not in list
SELECT id FROM customers WHERE id NOT IN (2, 3) ORDER BY id

# select | in an empty list
SELECT count(*) FROM customers WHERE id IN ()

# select | in strings
SELECT id FROM orders WHERE state IN ('new', 'paid') ORDER BY id

# select | in a sub-query
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE total > 5) ORDER BY id

# select | not in a sub-query
SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders) ORDER BY id

# select | in values
SELECT id FROM customers WHERE id IN (VALUES (1), (3)) ORDER BY id

# select | in a table
SELECT 'EUR' IN (SELECT code FROM currencies)

# select | row value comparison
SELECT id FROM customers WHERE (name, score) > ('B', 0) ORDER BY id

# select | row value equality
SELECT id FROM customers WHERE (id, account_id) = (1, 1)

# select | row value in values
SELECT id FROM customers WHERE (id, account_id) IN (VALUES (1, 1), (2, 1)) ORDER BY id

# select | row value in a sub-query
SELECT id FROM orders WHERE (customer_id, state) IN (SELECT id, 'new' FROM customers) ORDER BY id

# select | row value from a sub-query
SELECT (1, 'Ada') = (SELECT id, name FROM customers WHERE id = 1)

# select | keyset paging by row value
SELECT id, score FROM customers WHERE (score, id) < (100, 100) ORDER BY score DESC, id DESC LIMIT 2

# select | is null
SELECT id FROM customers WHERE email IS NULL ORDER BY id

# select | isnull and notnull
SELECT id, email ISNULL, email NOTNULL FROM customers ORDER BY id

# select | not null
SELECT id FROM customers WHERE email NOT NULL ORDER BY id

# select | is
SELECT id FROM orders WHERE note IS 'gift' ORDER BY id

# select | is not
SELECT id FROM orders WHERE note IS NOT 'gift' ORDER BY id

# select | is distinct from
SELECT id FROM orders WHERE note IS DISTINCT FROM 'gift' ORDER BY id

# select | is not distinct from
SELECT id FROM orders WHERE note IS NOT DISTINCT FROM NULL ORDER BY id

# select | is true
SELECT id, score IS TRUE, score IS NOT FALSE FROM customers ORDER BY id

# select | simple case
SELECT id, CASE state WHEN 'new' THEN 1 WHEN 'paid' THEN 2 ELSE 3 END FROM orders ORDER BY id

# select | searched case
SELECT id, CASE WHEN score > 5 THEN 'high' WHEN score > 0 THEN 'low' END FROM customers ORDER BY id

# select | case in order
SELECT id FROM orders ORDER BY CASE state WHEN 'paid' THEN 0 ELSE 1 END, id

# select | case in where
SELECT id FROM orders WHERE CASE WHEN note IS NULL THEN total > 1 ELSE 1 END ORDER BY id

# select | coalesce
SELECT id, coalesce(email, name, '?') FROM customers ORDER BY id

# select | ifnull
SELECT id, ifnull(email, 'none') FROM customers ORDER BY id

# select | nullif
SELECT id, nullif(score, 0) FROM customers ORDER BY id

# select | iif
SELECT id, iif(score > 5, 'high', 'low') FROM customers ORDER BY id

# select | concatenation
SELECT id || ': ' || name FROM customers ORDER BY id

# select | arithmetic
SELECT id, score + 1, score - 1, score * 2, score / 2, score % 3, -score, +score FROM customers ORDER BY id

# select | bit operators
SELECT id, score & 3, score | 8, ~score, score << 2, score >> 1 FROM customers ORDER BY id

# select | comparison operators
SELECT id, score < 5, score <= 5, score = 5, score == 5, score <> 5, score != 5, score >= 5, score > 5 FROM customers ORDER BY id

# select | cast
SELECT id, CAST(score AS TEXT), CAST(name AS BLOB), CAST('12abc' AS INTEGER), CAST(score AS REAL) FROM customers ORDER BY id

# select | cast of a sub-query
SELECT CAST((SELECT max(score) FROM customers) AS TEXT)

# select | hex literals
SELECT id FROM customers WHERE id < 0x10 ORDER BY id

# select | blob literals
SELECT x'53514c', X'', hex(x'0a0B') , CAST(x'416461' AS TEXT)

# select | string escapes
SELECT 'it''s', '', '''', 'a"b', 'a;b', '--no comment', '/* none */'

# select | number literals
SELECT 1e3, .5, 5., 1E-2, 0x7fffffffffffffff, 9223372036854775807

# select | true and false
SELECT true, false, NOT true

# select | typeof
SELECT typeof(id), typeof(name), typeof(email), typeof(score) FROM customers ORDER BY id

# select | string functions
SELECT id, upper(name), lower(name), length(name), substr(name, 1, 2), substring(name, 2), instr(name, 'd'), replace(name, 'a', 'e'), trim(' x '), ltrim('xxa', 'x'), rtrim('axx', 'x') FROM customers ORDER BY id

# select | quote and hex
SELECT quote(name), hex(name), quote(email), quote(total) FROM customers JOIN orders ON orders.customer_id = customers.id ORDER BY customers.id, orders.id

# select | unicode and char
SELECT unicode(name), char(72, 105) FROM customers ORDER BY id

# select | printf
SELECT printf('%05d %-6s %.2f %x', id, name, score, id) FROM customers ORDER BY id

# select | format
SELECT format('%s has %,d points', name, score * 1000) FROM customers ORDER BY id

# select | scalar min and max
SELECT id, min(score, 5), max(score, 5, id) FROM customers ORDER BY id

# select | abs, round and sign
SELECT id, abs(0 - total), round(total, 1), sign(total) FROM orders ORDER BY id

# select | likelihood hints
SELECT id FROM customers WHERE likely(score > 0) AND unlikely(name <> 'Z') AND likelihood(id > 0, 0.9) ORDER BY id

# select | zeroblob
SELECT length(zeroblob(16)), hex(zeroblob(2))

# select | like as a function
SELECT id, like('A%', name), glob('A*', name) FROM customers ORDER BY id

## Dates

# select | date
SELECT date('2024-02-28', '+1 day'), date('2024-01-31', 'start of month', '+1 month', '-1 day')

# select | time and datetime
SELECT time('2024-02-28 12:34:56'), datetime('2024-02-28 12:34:56', '+90 minutes')

# select | julianday and unixepoch
SELECT julianday('2000-01-01'), unixepoch('2000-01-01')

# select | strftime
SELECT strftime('%Y-%m-%d %H:%M:%S %w %j', '2024-02-28 01:02:03')

# select | date from a number
SELECT datetime(86400 * 365, 'unixepoch')

# select | date arithmetic by a column
SELECT id, date('2024-01-01', '+' || score || ' days') FROM customers ORDER BY id

# select | date in a condition
SELECT id FROM orders WHERE date('2024-01-01', '+' || id || ' days') > '2024-01-02' ORDER BY id

## Quoting, comments and names

# select | double quoted names
SELECT "id", "name" FROM "customers" ORDER BY "id"

# select | bracketed names
SELECT [id], [name] FROM [customers] ORDER BY [id]

# select | backticked names
SELECT `id`, `name` FROM `customers` ORDER BY `id`

# select | single quoted table name
SELECT id, name FROM 'customers' ORDER BY id

# select | mixed quotes
SELECT "c".[id], `c`."name" FROM [customers] AS "c" ORDER BY `c`.[id]

# select | upper case names
SELECT ID, NAME FROM CUSTOMERS ORDER BY ID

# select | mixed case
sElEcT Name fRoM Customers oRdEr bY iD

# select | line comment
SELECT id -- the key
FROM customers -- everyone
ORDER BY id

# select | block comment
SELECT /* the key */ id FROM/**/customers /* everyone; */ ORDER BY id

# select | comment before
/* first */ -- second
SELECT id FROM customers ORDER BY id

# select | comment after
SELECT count(*) FROM customers -- the end

# select | trailing semicolon
SELECT count(*) FROM customers;

# select | trailing semicolon and comment
SELECT count(*) FROM customers; -- done

# select | much whitespace
  SELECT	id
    FROM
      customers
    ORDER
    BY id

# select | quoted alias
SELECT name AS "the name", score AS [the score] FROM customers ORDER BY "the name", "the score"

# select | alias without as
SELECT name n, score s FROM customers c ORDER BY n, s

# select | string alias
SELECT name AS 'n' FROM customers ORDER BY id

# select | alias named like another table
SELECT orders.name FROM customers AS orders ORDER BY orders.id

# select | aliases swapped
SELECT customers.state, orders.name FROM orders AS customers JOIN customers AS orders ON customers.customer_id = orders.id ORDER BY customers.id

# select | alias named like its table
SELECT customers.name FROM customers AS customers ORDER BY customers.id

# select | column alias named like a table
SELECT name AS customers FROM customers ORDER BY customers, id

# select | alias named like a schema
SELECT main.name FROM customers AS main ORDER BY main.id

# select-temp | table
SELECT id, name FROM temp.customers ORDER BY id

# select-temp | qualified columns
SELECT temp.customers.id, temp.customers.name FROM temp.customers ORDER BY temp.customers.id

# select-temp | quoted
SELECT "id" FROM "temp"."orders" ORDER BY "id"

# select-temp | join
SELECT c.name, o.total FROM temp.customers AS c JOIN temp.orders AS o ON o.customer_id = c.id ORDER BY c.id, o.id

# select-temp | sub-query
SELECT name FROM temp.customers WHERE id IN (SELECT customer_id FROM temp.orders) ORDER BY id

## Joins

# select | join on
SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer_id = c.id ORDER BY c.id, o.id

# select | inner join
SELECT c.name, o.id FROM customers c INNER JOIN orders o ON o.customer_id = c.id WHERE o.total > 1 ORDER BY o.id

# select | left join
SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id ORDER BY c.id, o.id

# select | left outer join
SELECT c.name FROM customers c LEFT OUTER JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL ORDER BY c.id

# select | left join with a condition on
SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.state = 'paid' ORDER BY c.id, o.id

# select | right join
SELECT c.name, o.id FROM orders o RIGHT JOIN customers c ON o.customer_id = c.id ORDER BY c.id, o.id

# select | full join
SELECT l.word, u.name FROM labels l FULL JOIN users u ON u.id = l.id ORDER BY l.id, u.id

# select | full outer join
SELECT c.id, l.id FROM customers c FULL OUTER JOIN labels l ON l.word = c.name ORDER BY c.id, l.id

# select | cross join
SELECT c.id, m.code FROM customers c CROSS JOIN currencies m ORDER BY c.id, m.code

# select | comma join
SELECT c.name, o.id FROM customers c, orders o WHERE o.customer_id = c.id ORDER BY o.id

# select | natural join
SELECT id FROM customers NATURAL JOIN users ORDER BY id

# select | natural left join
SELECT id, word FROM customers NATURAL LEFT JOIN labels ORDER BY id

# select | using
SELECT id, state, word FROM orders JOIN labels USING (id) ORDER BY id

# select | using two columns
SELECT id, account_id, word FROM customers JOIN labels USING (id, account_id) ORDER BY id

# select | left join using
SELECT id, word FROM orders LEFT JOIN labels USING (id) ORDER BY id

# select | three tables
SELECT c.name, o.id, i.product FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id ORDER BY c.id, o.id, i.id

# select | three tables, left joined
SELECT c.name, o.id, i.product FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN items i ON i.order_id = o.id ORDER BY c.id, o.id, i.id

# select | through the link table
SELECT u.name, m.role FROM memberships m JOIN users u ON u.id = m.user_id ORDER BY u.id, m.id

# select | with the account
SELECT a.name, c.name FROM accounts a JOIN customers c ON c.account_id = a.id ORDER BY c.id

# select | self join
SELECT a.id, b.id FROM customers a JOIN customers b ON b.score > a.score ORDER BY a.id, b.id

# select | self join on a name
SELECT a.id, b.id FROM customers a JOIN customers b ON b.name = a.name AND b.id <> a.id ORDER BY a.id, b.id

# select | three times the same table
SELECT count(*) FROM customers a, customers b, customers c WHERE a.id < b.id AND b.id < c.id

# select | join with an unindexed term
SELECT c.id, o.id FROM customers c JOIN orders o ON o.note = c.email ORDER BY c.id, o.id

# select | join on an expression
SELECT c.id, i.id FROM customers c JOIN items i ON i.amount = c.score + 1 ORDER BY c.id, i.id

# select | join with a sub-query
SELECT c.name, t.n FROM customers c JOIN (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) t ON t.customer_id = c.id ORDER BY c.id

# select | left join with a sub-query
SELECT c.name, coalesce(t.sum, 0) FROM customers c LEFT JOIN (SELECT customer_id, round(sum(total), 2) AS sum FROM orders GROUP BY customer_id) AS t ON t.customer_id = c.id ORDER BY c.id

# select | parenthesised join
SELECT c.name, i.product FROM customers c LEFT JOIN (orders o JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id ORDER BY c.id, i.id

# select | parenthesised table
SELECT id FROM (customers) ORDER BY id

# select | mixed left and right join
SELECT c.id, o.id, i.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id RIGHT JOIN items i ON i.order_id = o.id ORDER BY i.id, c.id, o.id

# select | join with values
SELECT c.name, v.column2 FROM customers c JOIN (VALUES (1, 'one'), (2, 'two')) v ON v.column1 = c.id ORDER BY c.id

# select | join without a condition
SELECT count(*) FROM customers JOIN currencies

## Sub-queries

# select | scalar sub-query
SELECT (SELECT count(*) FROM orders)

# select | scalar sub-query without a row
SELECT (SELECT name FROM customers WHERE id = 999999)

# select | correlated in the list
SELECT name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c ORDER BY c.id

# select | correlated in where
SELECT name FROM customers c WHERE (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) > 1 ORDER BY c.id

# select | correlated in order
SELECT name FROM customers c ORDER BY (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) DESC, id

# select | correlated in having
SELECT customer_id FROM orders o GROUP BY customer_id HAVING sum(total) > (SELECT score FROM customers c WHERE c.id = o.customer_id) ORDER BY customer_id

# select | correlated in case
SELECT id, CASE WHEN EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) THEN 'buyer' ELSE 'visitor' END FROM customers c ORDER BY id

# select | correlated twice
SELECT name, (SELECT (SELECT max(i.amount) FROM items i WHERE i.order_id = o.id) FROM orders o WHERE o.customer_id = c.id ORDER BY o.id LIMIT 1) FROM customers c ORDER BY c.id

# select | exists
SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.total > 5) ORDER BY id

# select | not exists
SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) ORDER BY id

# select | exists alone
SELECT EXISTS (SELECT 1 FROM customers WHERE name = 'Ada')

# select | sub-query in from
SELECT name FROM (SELECT id, name FROM customers WHERE score > 0) ORDER BY id

# select | nested sub-queries in from
SELECT n FROM (SELECT name AS n, id FROM (SELECT * FROM (SELECT * FROM customers))) ORDER BY id

# select | sub-query with limit in from
SELECT count(*) FROM (SELECT id FROM customers ORDER BY id LIMIT 2)

# select | sub-query in an operator
SELECT id FROM orders WHERE total > (SELECT avg(total) FROM orders) ORDER BY id

# select | sub-query in between
SELECT id FROM customers WHERE score BETWEEN (SELECT min(score) FROM customers) AND (SELECT max(score) - 1 FROM customers) ORDER BY id

# select | sub-query as an argument
SELECT upper((SELECT name FROM customers ORDER BY id LIMIT 1))

# select | sub-query in a join condition
SELECT c.id, o.id FROM customers c JOIN orders o ON o.id = (SELECT max(id) FROM orders WHERE customer_id = c.id) ORDER BY c.id

# select | sub-query in limit and offset
SELECT id FROM customers ORDER BY id LIMIT (SELECT 2) OFFSET (SELECT count(*) - count(*) + 1 FROM accounts)

# select | sub-query in group by
SELECT (SELECT state FROM orders o WHERE o.customer_id = c.id ORDER BY o.id LIMIT 1) AS s, count(*) FROM customers c GROUP BY s ORDER BY s

# select | in nested three deep
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE id IN (SELECT order_id FROM items WHERE product IN (SELECT product FROM items GROUP BY product))) ORDER BY id

# select | sub-query named like another table
SELECT name FROM (SELECT id, name FROM customers) AS orders ORDER BY id

## Common table expressions

# select | cte
WITH rich AS (SELECT * FROM customers WHERE score > 5) SELECT name FROM rich ORDER BY id

# select | cte with columns
WITH t(a, b) AS (SELECT id, name FROM customers) SELECT b, a FROM t ORDER BY a

# select | cte materialized
WITH t AS MATERIALIZED (SELECT id, score FROM customers) SELECT a.id FROM t a JOIN t b ON a.score = b.score ORDER BY a.id, b.id

# select | cte not materialized
WITH t AS NOT MATERIALIZED (SELECT id, score FROM customers) SELECT id FROM t WHERE score > 0 ORDER BY id

# select | several ctes
WITH c AS (SELECT id, name FROM customers), o AS (SELECT customer_id, count(*) AS n FROM orders GROUP BY 1) SELECT c.name, o.n FROM c JOIN o ON o.customer_id = c.id ORDER BY c.id

# select | cte on a cte
WITH a AS (SELECT id, score FROM customers), b AS (SELECT id, score + 1 AS s FROM a), c AS (SELECT max(s) AS m FROM b) SELECT m FROM c

# select | nested cte
SELECT n FROM (WITH t AS (SELECT count(*) AS n FROM customers) SELECT n FROM t)

# select | cte in a scalar sub-query
SELECT (WITH t AS (SELECT max(total) AS m FROM orders) SELECT m FROM t)

# select | cte in a cte
WITH a AS (WITH b AS (SELECT id FROM orders) SELECT max(id) AS m FROM b) SELECT m FROM a

# select | unused cte
WITH t AS (SELECT * FROM orders) SELECT count(*) FROM customers

# select | cte with values
WITH v(x, y) AS (VALUES (1, 'a'), (2, 'b')) SELECT customers.name, v.y FROM v JOIN customers ON customers.id = v.x ORDER BY v.x

# select | cte used twice
WITH t AS (SELECT id, score FROM customers) SELECT count(*) FROM t WHERE score >= (SELECT avg(score) FROM t)

# select | recursive counter
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i FROM n ORDER BY i

# select | recursive with limit
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i * 2 FROM n LIMIT 8) SELECT sum(i) FROM n

# select | recursive with union
WITH RECURSIVE n(i) AS (VALUES (0) UNION SELECT (i + 3) % 10 FROM n) SELECT i FROM n ORDER BY i

# select | recursive with order
WITH RECURSIVE t(level, i) AS (SELECT 0, 1 UNION ALL SELECT level + 1, i * 2 + 1 FROM t WHERE level < 3 ORDER BY 1 DESC) SELECT level, i FROM t ORDER BY level, i

# select | recursive over customers
WITH RECURSIVE chain(id, depth) AS (SELECT min(id), 0 FROM customers UNION ALL SELECT (SELECT min(c.id) FROM customers c WHERE c.id > chain.id), depth + 1 FROM chain WHERE chain.id IS NOT NULL) SELECT id, depth FROM chain ORDER BY depth

# select | recursive joined to orders
WITH RECURSIVE r(id) AS (SELECT id FROM customers WHERE id = 1 UNION SELECT o.customer_id FROM r JOIN orders o ON o.customer_id = r.id + 1) SELECT id FROM r ORDER BY id

# select | recursive days
WITH RECURSIVE d(day) AS (SELECT '2024-02-27' UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < '2024-03-02') SELECT day FROM d ORDER BY day

# select | recursive gaps
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6) SELECT n.i, c.name FROM n LEFT JOIN customers c ON c.id = n.i ORDER BY n.i

# select | cte named unlike its table
WITH buyers AS (SELECT DISTINCT customer_id FROM orders) SELECT name FROM customers WHERE id IN buyers ORDER BY id

# select | cte named like a table it does not read
WITH labels AS (SELECT id, state AS word FROM orders) SELECT word FROM labels ORDER BY id

## Aggregates

# select | count
SELECT count(*) FROM customers

# select | count without star
SELECT count() FROM orders

# select | count of a column
SELECT count(email), count(DISTINCT email) FROM customers

# select | sum, total and avg
SELECT sum(score), total(score), avg(score) FROM customers

# select | min and max
SELECT min(name), max(name), min(score), max(score) FROM customers

# select | min alone
SELECT min(name) FROM customers

# select | max alone
SELECT max(score) FROM customers

# select | max with its row
SELECT max(id), name FROM customers

# select | aggregate over nothing
SELECT count(*), sum(score), max(name), total(score) FROM customers WHERE 0

# select | group_concat
SELECT group_concat(name) FROM (SELECT name FROM customers ORDER BY id)

# select | group_concat with a separator
SELECT group_concat(name, '; ') FROM (SELECT name FROM customers ORDER BY name, id)

# select | group_concat distinct
SELECT length(group_concat(DISTINCT state)) FROM orders

# select | filter
SELECT count(*) FILTER (WHERE score > 5), count(*) FILTER (WHERE email IS NULL) FROM customers

# select | filter per group
SELECT customer_id, sum(total) FILTER (WHERE state = 'paid') FROM orders GROUP BY customer_id ORDER BY customer_id

# select | group by
SELECT state, count(*) FROM orders GROUP BY state ORDER BY state

# select | group by two
SELECT customer_id, state, count(*) FROM orders GROUP BY customer_id, state ORDER BY customer_id, state

# select | group by expression
SELECT score / 10, count(*) FROM customers GROUP BY score / 10 ORDER BY 1

# select | group by alias
SELECT substr(name, 1, 1) AS letter, count(*) FROM customers GROUP BY letter ORDER BY letter

# select | group by position
SELECT state, round(sum(total), 2) FROM orders GROUP BY 1 ORDER BY 1

# select | having
SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id HAVING count(*) > 1 ORDER BY customer_id

# select | having without group
SELECT count(*) FROM customers HAVING count(*) > 0

# select | having by alias
SELECT product, sum(amount) AS s FROM items GROUP BY product HAVING s > 1 ORDER BY product

# select | aggregates over a join
SELECT c.name, count(o.id), round(coalesce(sum(o.total), 0), 2) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id ORDER BY c.id

# select | aggregates over three tables
SELECT c.id, sum(i.amount) FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id GROUP BY c.id ORDER BY c.id

# select | order by an aggregate
SELECT product FROM items GROUP BY product ORDER BY sum(amount) DESC, product

# select | distinct aggregates
SELECT count(DISTINCT customer_id), sum(DISTINCT total) FROM orders

# select | arithmetic of aggregates
SELECT max(score) - min(score) + count(*) FROM customers

# select | aggregate of a sub-query
SELECT avg(n) FROM (SELECT count(*) AS n FROM orders GROUP BY customer_id)

## Windows

# select | row_number
SELECT id, row_number() OVER (ORDER BY score DESC, id) FROM customers ORDER BY id

# select | rank and dense_rank
SELECT id, rank() OVER (ORDER BY score), dense_rank() OVER (ORDER BY score) FROM customers ORDER BY id

# select | percent_rank and cume_dist
SELECT id, percent_rank() OVER (ORDER BY id), cume_dist() OVER (ORDER BY id) FROM customers ORDER BY id

# select | ntile
SELECT id, ntile(2) OVER (ORDER BY id) FROM customers ORDER BY id

# select | lag and lead
SELECT id, lag(name) OVER (ORDER BY id), lead(name, 1, 'none') OVER (ORDER BY id) FROM customers ORDER BY id

# select | first, last and nth value
SELECT id, first_value(name) OVER w, last_value(name) OVER w, nth_value(name, 2) OVER w FROM customers WINDOW w AS (ORDER BY id) ORDER BY id

# select | partition
SELECT id, sum(total) OVER (PARTITION BY customer_id ORDER BY id) FROM orders ORDER BY id

# select | whole partition
SELECT id, count(*) OVER (PARTITION BY state) FROM orders ORDER BY id

# select | empty window
SELECT id, count(*) OVER () FROM customers ORDER BY id

# select | rows frame
SELECT id, sum(score) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM customers ORDER BY id

# select | range frame
SELECT id, count(*) OVER (ORDER BY score RANGE BETWEEN 2 PRECEDING AND 2 FOLLOWING) FROM customers ORDER BY id

# select | groups frame
SELECT id, sum(amount) OVER (ORDER BY product GROUPS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM items ORDER BY id

# select | short frame
SELECT id, sum(score) OVER (ORDER BY id ROWS 2 PRECEDING) FROM customers ORDER BY id

# select | exclude current row
SELECT id, sum(score) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) FROM customers ORDER BY id

# select | exclude ties
SELECT id, count(*) OVER (ORDER BY state RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) FROM orders ORDER BY id

# select | exclude group
SELECT id, count(*) OVER (ORDER BY state GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE GROUP) FROM orders ORDER BY id

# select | window with a filter
SELECT id, count(*) FILTER (WHERE score > 5) OVER (ORDER BY id) FROM customers ORDER BY id

# select | two named windows
SELECT id, rank() OVER a, sum(total) OVER b FROM orders WINDOW a AS (ORDER BY total), b AS (PARTITION BY customer_id ORDER BY id) ORDER BY id

# select | window on a named base
SELECT id, sum(total) OVER (w ORDER BY id) FROM orders WINDOW w AS (PARTITION BY customer_id) ORDER BY id

# select | window over groups
SELECT state, count(*), rank() OVER (ORDER BY count(*) DESC) FROM orders GROUP BY state ORDER BY state

# select | window in a sub-query
SELECT name FROM (SELECT name, id, row_number() OVER (PARTITION BY account_id ORDER BY score DESC, id) AS r FROM customers) WHERE r <= 2 ORDER BY id

# select | window in order
SELECT id FROM customers ORDER BY row_number() OVER (ORDER BY name DESC, id)

# select | group_concat as a window
SELECT id, group_concat(name, '.') OVER (ORDER BY id) FROM customers ORDER BY id

## Set operations and values

# select | union
SELECT name FROM customers UNION SELECT name FROM users ORDER BY 1

# select | union all
SELECT id, 'customer' AS kind FROM customers UNION ALL SELECT id, 'order' FROM orders ORDER BY kind, id

# select | intersect
SELECT id FROM customers INTERSECT SELECT customer_id FROM orders ORDER BY 1

# select | except
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders ORDER BY 1

# select | three arms
SELECT id FROM customers UNION SELECT id FROM orders EXCEPT SELECT id FROM items ORDER BY 1

# select | union with limit
SELECT name FROM customers UNION ALL SELECT word FROM labels ORDER BY 1 LIMIT 3

# select | union in from
SELECT count(*) FROM (SELECT id FROM customers UNION ALL SELECT id FROM orders)

# select | union in in
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders UNION SELECT 1) ORDER BY id

# select | values
VALUES (1, 'one'), (2, 'two')

# select | values from sub-queries
VALUES ((SELECT count(*) FROM customers), (SELECT count(*) FROM orders))

# select | values in from
SELECT column1, column2 FROM (VALUES (1, 'a'), (2, 'b')) ORDER BY column1

# select | values with union
SELECT id FROM (SELECT id FROM customers WHERE id < 3 UNION ALL VALUES (100)) ORDER BY id

## JSON

# select | json_extract
SELECT id, json_extract(data, '$.k') FROM customers ORDER BY id

# select | json_extract of two paths
SELECT id, json_extract(data, '$.k', '$.city') FROM customers ORDER BY id

# select | arrow
SELECT id, data -> 'k', data -> '$.tags' FROM customers ORDER BY id

# select | double arrow
SELECT id, data ->> 'k', data ->> '$.tags[0]' FROM customers ORDER BY id

# select | arrow in where
SELECT id FROM customers WHERE data ->> 'city' = 'Bern' ORDER BY id

# select | json_extract with or
SELECT id FROM customers WHERE json_extract(data, '$.k') IS NOT NULL OR score > 5 ORDER BY id

# select | json_valid
SELECT id, json_valid(data) FROM customers ORDER BY id

# select | json_type
SELECT id, json_type(data), json_type(data, '$.tags') FROM customers ORDER BY id

# select | json_array_length
SELECT id, json_array_length(data, '$.tags') FROM customers ORDER BY id

# select | json_each
SELECT key, value FROM json_each('[10, 20, 30]') ORDER BY key

# select | json_each of a column
SELECT c.id, e.key, e.value FROM customers c, json_each(c.data) e ORDER BY c.id, e.key

# select | json_each with a path
SELECT c.id, e.value FROM customers c JOIN json_each(c.data, '$.tags') AS e ORDER BY c.id, e.key

# select | json_each left joined
SELECT c.id, e.value FROM customers c LEFT JOIN json_each(c.data, '$.tags') e ORDER BY c.id, e.key

# select | json_each in a sub-query
SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM json_each(c.data, '$.tags') WHERE value = 'vip') ORDER BY id

# select | json_each as a list
SELECT name FROM customers WHERE id IN (SELECT value FROM json_each('[1, 3]')) ORDER BY id

# select | json_tree
SELECT c.id, t.fullkey, t.type FROM customers c, json_tree(c.data) t ORDER BY c.id, t.fullkey

# select | json_tree atoms
SELECT i.id, t.atom FROM items i JOIN json_tree(i.data) t WHERE t.atom IS NOT NULL ORDER BY i.id, t.fullkey

# select | json_object
SELECT json_object('id', id, 'name', name) FROM customers ORDER BY id

# select | json_array
SELECT json_array(id, name, NULL, json(data)) FROM customers ORDER BY id

# select | json_group_array
SELECT json_group_array(name) FROM (SELECT name FROM customers ORDER BY id)

# select | json_group_object
SELECT json_group_object(id, name) FROM (SELECT id, name FROM customers ORDER BY id)

# select | nested json
SELECT json_object('name', c.name, 'orders', (SELECT json_group_array(json_object('id', o.id, 'total', o.total)) FROM (SELECT id, total FROM orders WHERE customer_id = c.id ORDER BY id) o)) FROM customers c ORDER BY c.id

# select | json_set, insert and replace
SELECT json_set(data, '$.k', 9), json_insert(data, '$.n', 1), json_replace(data, '$.k', 2) FROM customers ORDER BY id

# select | json_remove and patch
SELECT json_remove(data, '$.k'), json_patch(data, '{"k": null, "x": 1}') FROM customers ORDER BY id

# select | json and json_quote
SELECT json(data), json_quote(name) FROM customers ORDER BY id

# select | json of items
SELECT product, data ->> '$.k' FROM items ORDER BY id

## Inserts

# insert | customer, every column
INSERT INTO customers(id, account_id, name, email, data, score) VALUES (9001, 1, 'Zoe', 'zoe@example.org', '{"k": 1}', 3)

# insert | customer, column order changed
INSERT INTO customers(name, score, data, account_id, id) VALUES ('Zoe', 3, '{}', 1, 9001)

# insert | customer, no column list
INSERT INTO customers VALUES (9001, 1, 'Zoe', NULL, '{}', 0)

# insert | customer, score left out
INSERT INTO customers(id, account_id, name, data) VALUES (9001, 1, 'Zoe', '{}')

# insert | customers, several rows
INSERT INTO customers(id, account_id, name, email, data, score) VALUES (9001, 1, 'Zoe', NULL, '{}', 1), (9002, 1, 'Yan', NULL, '{}', 2), (9003, 1, 'Xia', NULL, '[]', 3)

# insert | customers from select
INSERT INTO customers(id, account_id, name, email, data, score) SELECT id + 9000, account_id, name || ' copy', email, data, score FROM customers

# insert | customers from values with a cte
WITH v(id, name) AS (VALUES (9001, 'Zoe'), (9002, 'Yan')) INSERT INTO customers(id, account_id, name, data, score) SELECT id, 1, name, '{}', 0 FROM v

# insert | customer with expressions
INSERT INTO customers(id, account_id, name, data, score) VALUES (9000 + 1, 1, upper('zoe') || '!', json_object('k', 1), 2 * 3)

# insert | customer with a sub-query
INSERT INTO customers(id, account_id, name, data, score) VALUES (9001, (SELECT id FROM accounts), 'Zoe', '{}', (SELECT max(score) + 1 FROM customers))

# insert | customer with quoted names
INSERT INTO "customers"("id", [account_id], `name`, "data", "score") VALUES (9001, 1, 'O''Hara', '{}', 0)

# insert | order
INSERT INTO orders(id, customer_id, total, state, note) VALUES (9001, 1, 12.5, 'new', NULL)

# insert | order, state left out
INSERT INTO orders(id, customer_id, total) VALUES (9001, 1, 12.5)

# insert | orders, several rows
INSERT INTO orders(id, customer_id, total, state) VALUES (9001, 1, 1.5, 'new'), (9002, 2, 2.5, 'paid')

# insert | orders from customers
INSERT INTO orders(id, customer_id, total, state, note) SELECT id + 9000, id, score, 'new', 'welcome' FROM customers

# insert | order by a sub-query
INSERT INTO orders(id, customer_id, total, state) VALUES (9001, (SELECT min(id) FROM customers), 5, 'new')

# insert | item
INSERT INTO items(id, order_id, product, amount, data) VALUES (9001, 1, 'pen', 2, '{}')

# insert | items, several rows
INSERT INTO items(id, order_id, product, amount, data) VALUES (9001, 1, 'pen', 2, '{}'), (9002, 1, 'ink', 1, '[1]'), (9003, 2, 'cap', 4, '{"k": 2}')

# insert | items from select
INSERT INTO items(id, order_id, product, amount, data) SELECT id + 9000, order_id, product || ' again', amount + 1, data FROM items

# insert | items from a join
INSERT INTO items(id, order_id, product, amount, data) SELECT o.id + 9000, o.id, 'card for ' || c.name, 1, json_object('to', c.name) FROM orders o JOIN customers c ON c.id = o.customer_id

# insert | label
INSERT INTO labels(id, account_id, word) VALUES (9001, 1, 'urgent')

# insert | labels, several rows
INSERT INTO labels(id, account_id, word) VALUES (9001, 1, 'urgent'), (9002, 1, 'later')

# insert | labels from json
INSERT INTO labels(id, account_id, word) SELECT 9001 + key, 1, value FROM json_each('["a", "b", "c"]')

# insert | membership
INSERT INTO memberships(id, account_id, user_id, role) VALUES (9001, 1, 1, 'guest')

# insert | memberships from users
INSERT INTO memberships(id, account_id, user_id, role) SELECT id + 9000, 1, id, 'guest' FROM users

# insert | recursive counter
INSERT INTO labels(id, account_id, word) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT 9000 + i, 1, 'label ' || i FROM n

# insert-omit | customer
INSERT INTO customers(id, name, data) VALUES (9001, 'Zoe', '{}')

# insert-omit | customer with score and email
INSERT INTO customers(id, name, email, data, score) VALUES (9001, 'Zoe', 'zoe@example.org', '{}', 4)

# insert-omit | customers, several rows
INSERT INTO customers(id, name, data, score) VALUES (9001, 'Zoe', '{}', 1), (9002, 'Yan', '{}', 2)

# insert-omit | customers from select
INSERT INTO customers(id, name, data, score) SELECT id + 9000, name, data, score FROM customers WHERE score > 0

# insert-omit | label
INSERT INTO labels(id, word) VALUES (9001, 'urgent')

# insert-omit | membership
INSERT INTO memberships(id, user_id, role) VALUES (9001, 1, 'guest')

# insert-auto | customer
INSERT INTO customers(account_id, name, data, score) VALUES (1, 'Zoe', '{}', 1)

# insert-auto | order
INSERT INTO orders(customer_id, total, state) VALUES (1, 9.5, 'new')

# insert-auto | item with a null id
INSERT INTO items(id, order_id, product, amount, data) VALUES (NULL, 1, 'pen', 1, '{}')

## Updates

# update | customer by key
UPDATE customers SET name = 'Ada B.' WHERE id = 1

# update | customer, several columns
UPDATE customers SET name = 'Ada B.', email = NULL, score = score + 1 WHERE id = 1

# update | customer, row value
UPDATE customers SET (name, score) = ('Ada C.', 11) WHERE id = 1

# update | customers, all
UPDATE customers SET score = score + 1

# update | customers by condition
UPDATE customers SET score = 0 WHERE score > 5

# update | customers by indexed or
UPDATE customers SET score = 1 WHERE name = 'Ada' OR score = 7

# update | customers by pattern
UPDATE customers SET email = lower(name) || '@example.org' WHERE email IS NULL AND name LIKE '%a%'

# update | customers, json
UPDATE customers SET data = json_set(data, '$.seen', 1) WHERE json_extract(data, '$.k') IS NOT NULL

# update | customers by sub-query
UPDATE customers SET score = score + 10 WHERE id IN (SELECT customer_id FROM orders WHERE state = 'paid')

# update | customers from a sub-query
UPDATE customers SET score = (SELECT count(*) FROM orders o WHERE o.customer_id = customers.id)

# update | customers, tenant column kept
UPDATE customers SET account_id = 1, score = 2 WHERE id = 1

# update | customers from a join
UPDATE customers SET score = t.n FROM (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) AS t WHERE t.customer_id = customers.id

# update | customers with a cte
WITH t AS (SELECT max(score) AS m FROM customers) UPDATE customers SET score = (SELECT m FROM t) WHERE id = 2

# update | customers with case
UPDATE customers SET score = CASE WHEN score > 5 THEN 5 ELSE score END

# update | customers, columns qualified
UPDATE customers SET score = customers.score * 2 WHERE customers.id = 2

# update | customers, nothing matches
UPDATE customers SET score = 1 WHERE id = 999999

# update | orders by key
UPDATE orders SET state = 'paid' WHERE id = 1

# update | orders by parent
UPDATE orders SET note = 'thanks' WHERE customer_id = 1

# update | orders from customers
UPDATE orders SET note = c.name FROM customers AS c WHERE c.id = orders.customer_id

# update | orders to another own parent
UPDATE orders SET customer_id = 2 WHERE id = 1

# update | items by sub-query
UPDATE items SET amount = amount + 1 WHERE order_id IN (SELECT id FROM orders WHERE total > 1)

# update | items by exists
UPDATE items SET amount = 0 WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = items.order_id AND o.state = 'new')

# update | own labels
UPDATE labels SET word = upper(word) WHERE account_id = 1

# update | memberships
UPDATE memberships SET role = 'owner' WHERE user_id = 1

## Deletes

# delete | item by key
DELETE FROM items WHERE id = 1

# delete | items by condition
DELETE FROM items WHERE amount > 1

# delete | items by sub-query
DELETE FROM items WHERE order_id IN (SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.score > 0)

# delete | all items
DELETE FROM items

# delete | orders without items
DELETE FROM orders WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.order_id = orders.id)

# delete | orders by state without items
DELETE FROM orders WHERE state IN ('new', 'paid') AND id NOT IN (SELECT order_id FROM items)

# delete | customers without orders
DELETE FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)

# delete | customers by key without orders
DELETE FROM customers WHERE id = 3 AND NOT EXISTS (SELECT 1 FROM orders WHERE customer_id = 3)

# delete | own labels
DELETE FROM labels WHERE account_id = 1

# delete | own labels by word
DELETE FROM labels WHERE word LIKE 'u%' AND account_id IS NOT NULL

# delete | memberships with a cte
WITH guests AS (SELECT id FROM memberships WHERE role = 'guest') DELETE FROM memberships WHERE id IN (SELECT id FROM guests)

# delete | nothing matches
DELETE FROM customers WHERE id = 999999
