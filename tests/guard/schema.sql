CREATE TABLE accounts(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE customers(
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  name TEXT NOT NULL,
  email TEXT,
  data TEXT NOT NULL,
  score INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE orders(
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  total REAL NOT NULL,
  state TEXT NOT NULL DEFAULT 'new',
  note TEXT
) STRICT;

CREATE TABLE items(
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders(id),
  product TEXT NOT NULL,
  amount INTEGER NOT NULL,
  data TEXT NOT NULL
) STRICT;

CREATE TABLE labels(
  id INTEGER PRIMARY KEY,
  account_id INTEGER,
  word TEXT NOT NULL
) STRICT;

CREATE TABLE currencies(
  code TEXT PRIMARY KEY,
  digits INTEGER NOT NULL
) STRICT;

CREATE TABLE users(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE memberships(
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES users(id),
  role TEXT NOT NULL
) STRICT;

CREATE INDEX customers_account_name ON customers(account_id, name);
CREATE INDEX customers_name ON customers(name);
CREATE INDEX customers_score ON customers(score);
CREATE INDEX customers_data ON customers(data);
CREATE INDEX orders_customer ON orders(customer_id);
CREATE INDEX orders_state ON orders(state);
CREATE INDEX orders_total ON orders(total);
CREATE INDEX items_order ON items(order_id);
CREATE INDEX items_product ON items(product);
CREATE INDEX items_data ON items(data);
CREATE INDEX labels_account_word ON labels(account_id, word);
CREATE INDEX memberships_account_user ON memberships(account_id, user_id);
CREATE INDEX memberships_user ON memberships(user_id);

-- Not declared to the library: raw SQL may not name these.
CREATE TABLE secrets(
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  word TEXT NOT NULL
) STRICT;

CREATE TABLE journal(
  what TEXT
) STRICT;

CREATE VIEW ones AS SELECT 1 AS one FROM customers;
CREATE VIEW namesakes AS SELECT 1 AS one FROM customers NATURAL JOIN (SELECT 'Zed' AS name);
CREATE VIEW twice AS SELECT 1 AS one FROM customers JOIN (SELECT 2 AS account_id) USING (account_id);

CREATE VIEW everyone AS SELECT name, account_id FROM customers;

CREATE TRIGGER customers_journal AFTER INSERT ON customers
BEGIN
  INSERT INTO journal(what) VALUES (new.name);
END;
