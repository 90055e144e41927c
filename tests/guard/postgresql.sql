## In PostgreSQL's own SQL: each tries to see or touch rows of other tenants, or to fail by them. Read as hostile.sql is.

# cast | jsonb that others have broken
SELECT id, data::jsonb ->> 'k' FROM customers ORDER BY id

# cast | jsonb in where
SELECT id FROM customers WHERE (data::jsonb ->> 'k')::int > 1 ORDER BY id

# cast | jsonb operator
SELECT id FROM customers WHERE data::jsonb ?? 'city' ORDER BY id

# cast | of a sub-select
SELECT max(x) FROM (SELECT (data::jsonb ->> 'k')::int AS x FROM customers) AS t

# cast | in an index condition
SELECT id FROM customers WHERE score = (SELECT min(length(data::jsonb::text)) FROM customers) ORDER BY id

# overflow | sum of amounts
SELECT sum(amount) * 1000000000 FROM items

# overflow | in where
SELECT id FROM items WHERE amount * 1000000000 > 0 ORDER BY id

# overflow | in an aggregate's filter
SELECT count(*) FILTER (WHERE amount + 9223372036854775000 > 0) FROM items

# division | by what only others have
SELECT id FROM customers WHERE 1 / (score + 1) > -5 ORDER BY id

# division | in case
SELECT id, CASE WHEN score <> 0 THEN 100 / score ELSE 0 END FROM customers ORDER BY id

# division | in order by
SELECT id FROM customers ORDER BY 1000 / score, id

# division | in having
SELECT name FROM customers GROUP BY name HAVING min(100 / score) >= 0 ORDER BY name

# division | in a join condition
SELECT c.id, o.id FROM customers c JOIN orders o ON o.customer_id = c.id AND 10 / (o.total + 0) > 0 ORDER BY 1, 2

# whole row | as text
SELECT customers::text FROM customers ORDER BY 1

# whole row | as json
SELECT to_jsonb(c) FROM customers AS c ORDER BY c.id

# whole row | of nobody
SELECT count(c) FROM customers AS c

# aggregate | string
SELECT string_agg(name, ',' ORDER BY name) FROM customers

# aggregate | array
SELECT array_agg(email ORDER BY id) FROM customers

# aggregate | json
SELECT json_agg(customers ORDER BY id) FROM customers

# aggregate | percentile
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY score) FROM customers

# aggregate | mode
SELECT mode() WITHIN GROUP (ORDER BY state) FROM orders

# aggregate | every and bool
SELECT every(score < 50), bool_or(score < 0) FROM customers

# grouping sets | cube
SELECT state, customer_id, count(*) FROM orders GROUP BY CUBE (state, customer_id) ORDER BY 1, 2, 3

# grouping sets | rollup
SELECT state, sum(total) FROM orders GROUP BY ROLLUP (state) ORDER BY 1, 2

# distinct on | name
SELECT DISTINCT ON (name) name, id FROM customers ORDER BY name, id

# lateral | join
SELECT c.id, o.total FROM customers c CROSS JOIN LATERAL (SELECT total FROM orders WHERE customer_id = c.id ORDER BY total DESC LIMIT 1) AS o ORDER BY 1

# lateral | of others' keys
SELECT o.id FROM generate_series(1, 300) AS n CROSS JOIN LATERAL (SELECT id FROM orders WHERE customer_id = n) AS o ORDER BY 1

# generate_series | keys of others
SELECT n FROM generate_series(1, 300) AS n WHERE EXISTS (SELECT FROM customers WHERE id = n) ORDER BY 1

# generate_series | keys by in
SELECT n FROM generate_series(1, 300) AS n WHERE n IN (SELECT id FROM users) ORDER BY 1

# ordinality | unnest
SELECT w, i FROM unnest((SELECT array_agg(word ORDER BY id) FROM labels)) WITH ORDINALITY AS t(w, i) ORDER BY i

# array | any
SELECT id FROM customers WHERE id = ANY (ARRAY[1, 101, 201]) ORDER BY id

# array | all
SELECT id FROM customers WHERE score >= ALL (SELECT score FROM customers) ORDER BY id

# array | constructor
SELECT ARRAY(SELECT name FROM customers ORDER BY id)

# window | rank
SELECT id, rank() OVER (ORDER BY score DESC) FROM customers ORDER BY id

# window | whole frame
SELECT id, sum(score) OVER () FROM customers ORDER BY id

# window | ntile and lag
SELECT id, ntile(2) OVER (ORDER BY id), lag(name) OVER (ORDER BY id) FROM customers ORDER BY id

# recursive | by keys
WITH RECURSIVE t(id) AS (SELECT min(id) FROM customers UNION ALL SELECT (SELECT min(c.id) FROM customers c WHERE c.id > t.id) FROM t WHERE t.id IS NOT NULL) SELECT id FROM t

# materialized | common table
WITH a AS MATERIALIZED (SELECT * FROM customers) SELECT count(*) FROM a

# not materialized | common table
WITH a AS NOT MATERIALIZED (SELECT * FROM customers) SELECT name FROM a WHERE score > 0 ORDER BY 1

# common table | named as a table
WITH customers AS (SELECT * FROM customers) SELECT count(*) FROM customers

# table | command
TABLE customers ORDER BY id

# only | and its star
SELECT count(*) FROM ONLY customers

# only | star
SELECT count(*) FROM customers *

# schema | public
SELECT name FROM public.customers ORDER BY id

# schema | quoted
SELECT "name" FROM "public"."customers" ORDER BY "id"

# full join | of both
SELECT c.name, o.state FROM customers c FULL JOIN orders o ON o.customer_id = c.id ORDER BY 1, 2

# natural join | users and memberships
SELECT count(*) FROM users NATURAL JOIN memberships

# set operation | except all
SELECT id FROM customers EXCEPT ALL SELECT id FROM users ORDER BY 1

# set operation | intersect
SELECT name FROM customers INTERSECT SELECT name FROM users ORDER BY 1

# regular expression | of others' values
SELECT id FROM customers WHERE email ~ data ORDER BY id

# regular expression | replaced
SELECT regexp_replace(data, email, 'x') FROM customers ORDER BY 1

# like | escape
SELECT id FROM customers WHERE name LIKE email ORDER BY id

# text search | vector
SELECT to_tsvector('simple', data) FROM customers ORDER BY 1

# date | from text
SELECT id FROM customers WHERE name < to_char(date '2024-01-01', 'YYYY') ORDER BY id

# locks | for update
SELECT id FROM customers ORDER BY id FOR UPDATE

# locks | skip locked
SELECT id FROM orders ORDER BY id FOR UPDATE SKIP LOCKED

# locks | nowait
SELECT id FROM orders ORDER BY id FOR SHARE NOWAIT

# sample | bernoulli
SELECT count(*) FROM customers TABLESAMPLE BERNOULLI (100) REPEATABLE (1)

# sample | system
SELECT count(*) FROM customers TABLESAMPLE SYSTEM (100) REPEATABLE (1)

# system column | ctid
SELECT ctid FROM customers ORDER BY id

# system column | xmin
SELECT xmin FROM customers ORDER BY id

# system column | tableoid
SELECT DISTINCT tableoid::regclass::text FROM customers

# system column | ctid by quotes
SELECT count("ctid") FROM customers

# catalogue | statistics
SELECT reltuples FROM pg_class WHERE relname = 'customers'

# catalogue | histogram
SELECT histogram_bounds FROM pg_stats WHERE tablename = 'customers'

# catalogue | size
SELECT pg_relation_size('customers')

# catalogue | activity
SELECT query FROM pg_stat_activity

# catalogue | information schema
SELECT table_name FROM information_schema.tables

# catalogue | by a cast
SELECT 'pg_authid'::regclass::oid

# setting | scope
SELECT current_setting('rowscope.scope')

# setting | forged
SELECT set_config('rowscope.scope', '{"tenant":["2"]}', true)

# function | scope_values
SELECT rowscope.scope_values('tenant')

# function | that runs a text
SELECT query_to_xml('SELECT * FROM customers', true, true, '')

# function | sequence
SELECT currval('customers_id_seq')

# undeclared | secrets
SELECT * FROM secrets

# undeclared | in a sub-select
SELECT name FROM customers WHERE EXISTS (SELECT FROM secrets) ORDER BY 1

# update | all
UPDATE customers SET score = score + 1

# update | of others by key
UPDATE customers SET name = 'taken' WHERE id > 100

# update | from others
UPDATE customers SET name = o.note FROM orders o WHERE o.customer_id > 100

# update | division by others
UPDATE customers SET score = 100 / score

# update | cast of others
UPDATE items SET product = data::jsonb ->> 'k'

# update | to another tenant
UPDATE customers SET account_id = 2

# update | to another parent
UPDATE orders SET customer_id = 101 WHERE id = 1

# taken id | by an update
UPDATE labels SET id = 101 WHERE id = 1

# update | several columns
UPDATE customers SET (name, email) = (SELECT max(name), max(email) FROM customers WHERE id > 100)

# update | users that are seen
UPDATE users SET name = 'x'

# delete | all
DELETE FROM items

# delete | of others
DELETE FROM items WHERE order_id > 100

# delete | using others
DELETE FROM items USING orders WHERE items.order_id = orders.id AND orders.total > 10

# delete | referenced
DELETE FROM customers WHERE id = 1

# delete | shared
DELETE FROM currencies

# delete | global label
DELETE FROM labels WHERE account_id IS NULL

# insert | own
INSERT INTO labels (account_id, word) VALUES (1, 'mine')

# insert | of another
INSERT INTO labels (account_id, word) VALUES (2, 'theirs')

# insert | global
INSERT INTO labels (account_id, word) VALUES (NULL, 'everybody')

# insert | from a select of all
INSERT INTO labels (account_id, word) SELECT account_id, name FROM customers

# insert | under another's parent
INSERT INTO orders (customer_id, total) VALUES (101, 1)

# insert | under a parent that nobody has
INSERT INTO orders (customer_id, total) VALUES (999, 1)

# insert | overriding
INSERT INTO customers (id, account_id, name, data) OVERRIDING SYSTEM VALUE VALUES (50, 1, 'x', '{}')

# insert | membership of another's user
INSERT INTO memberships (account_id, user_id, role) VALUES (1, 101, 'thief')

# insert | default values
INSERT INTO currencies DEFAULT VALUES

# taken id | another's
INSERT INTO customers (id, account_id, name, data) VALUES (101, 1, 'x', '{}')

# returning | of an update
UPDATE customers SET name = 'x' RETURNING *

# on conflict | with a term that fails
INSERT INTO customers (id, account_id, name, data) VALUES (101, 1, 'x', '{}') ON CONFLICT (id) DO UPDATE SET score = 1 WHERE 1 / (customers.score - customers.score) = 1

# on conflict | nothing
INSERT INTO labels (id, account_id, word) VALUES (101, 1, 'x') ON CONFLICT DO NOTHING

# common table | that writes
WITH gone AS (DELETE FROM items RETURNING *) SELECT count(*) FROM gone

# on conflict | in a common table that has one of its own
WITH q AS (WITH b AS (SELECT 1) INSERT INTO customers (id, account_id, name, data) VALUES (101, 1, 'x', '{}') ON CONFLICT (id) DO UPDATE SET score = 1 WHERE 1 / (customers.score - customers.score) = 1 RETURNING 1) SELECT count(*) FROM q

# on conflict | behind a common table called as a verb
WITH values AS (SELECT 1) INSERT INTO customers (id, account_id, name, data) VALUES (101, 1, 'x', '{}') ON CONFLICT (id) DO UPDATE SET score = 1 WHERE 1 / (customers.score - customers.score) = 1

# common table | called as a verb
WITH delete AS (SELECT id FROM customers), update(id) AS (TABLE delete) SELECT id FROM update ORDER BY id

# merge | behind a common table
WITH o AS (SELECT * FROM orders) MERGE INTO customers c USING o ON o.customer_id = c.id AND 1 / c.score = 0 WHEN MATCHED THEN DELETE

# merge | of all
MERGE INTO customers c USING orders o ON o.customer_id = c.id WHEN MATCHED THEN DELETE

# truncate | all
TRUNCATE customers CASCADE

# copy | out
COPY customers TO STDOUT

# explain | rows
EXPLAIN SELECT * FROM customers

# several | statements
SELECT 1; DELETE FROM customers

# quoting | dollar
SELECT count(*) FROM customers WHERE name <> $q$ ' ; DELETE FROM customers; -- $q$

# quoting | escapes
SELECT count(*) FROM customers WHERE name <> E'\'; DELETE FROM customers; --'

# quoting | nested comment
SELECT count(*) /* /* */ ; DELETE FROM customers */ FROM customers
