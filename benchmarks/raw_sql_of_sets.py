#!/usr/bin/env python3
"""What raw SQL would cost if its views read a list of tenants instead of one: the same queries over views of each kind, in
SQLite itself, on a million rows of a thousand tenants. Prints microseconds, the best of --runs, and the plans.

docs/decisions/0006-raw-sql-in-the-scope-of-one-tenant.md says what follows from it."""

import argparse
import sqlite3
import time

ROWS = """
CREATE TABLE customers(id INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, name TEXT, at INTEGER);
CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customers(id), total REAL, at INTEGER);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows} / 5)
  INSERT INTO customers SELECT i, i % 1000, 'n' || i, (i * 7919) % 1000003 FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
  INSERT INTO orders SELECT i, 1 + (i * 31) % ({rows} / 5), i, (i * 7919) % 1000003 FROM n;
CREATE INDEX customers_tenant ON customers(tenant, at);
CREATE INDEX orders_customer ON orders(customer, at);
ANALYZE;
CREATE TEMP TABLE scope(tenant INTEGER PRIMARY KEY) WITHOUT ROWID;
"""
VIEWS = """
DROP VIEW IF EXISTS temp.customers;
DROP VIEW IF EXISTS temp.orders;
CREATE TEMP VIEW customers AS SELECT * FROM main.customers AS c WHERE {term};
CREATE TEMP VIEW orders AS SELECT o.* FROM main.orders AS o JOIN main.customers AS c ON c.id = o.customer WHERE {term};
"""
TERMS = {
    "one tenant, by a function": ("c.tenant = one()", []),
    "a list in a table, of one": ("c.tenant IN (SELECT tenant FROM temp.scope)", [5]),
    "a list in a table, of three": ("c.tenant IN (SELECT tenant FROM temp.scope)", [5, 6, 7]),
    "three tenants, by hand": ("c.tenant IN (5, 6, 7)", []),
    "one tenant, or all": ("(one() IS NULL OR c.tenant = one())", []),
}
QUERIES = {
    "point": "SELECT name FROM customers WHERE id = 5005",
    "newest": "SELECT id FROM customers ORDER BY at DESC LIMIT 20",
    "count": "SELECT count(*) FROM customers",
    "children": "SELECT id FROM orders WHERE total > 100 ORDER BY id LIMIT 50",
    "join": "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer = c.id ORDER BY c.at LIMIT 50",
    "group": "SELECT customer, sum(total) FROM orders GROUP BY customer LIMIT 50",
}


def seconds(database, query, runs):
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        database.execute(query).fetchall()
        best = min(best, time.perf_counter() - start)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()

    database = sqlite3.connect(":memory:")
    database.create_function("one", 0, lambda: 5, deterministic=True)
    database.executescript(ROWS.format(rows=args.rows))
    for name, (term, tenants) in TERMS.items():
        database.execute("DELETE FROM temp.scope")
        database.executemany("INSERT INTO temp.scope VALUES (?)", [(t,) for t in tenants])
        database.executescript(VIEWS.format(term=term))
        print(name)
        for what, query in QUERIES.items():
            plan = " | ".join(row[3] for row in database.execute("EXPLAIN QUERY PLAN " + query))
            print(f"  {what:9} {1e6 * seconds(database, query, args.runs):10.0f}  {plan}")


if __name__ == "__main__":
    main()
