-- report.cohort
SELECT c.name, count(o.id), sum(o.total) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > :t GROUP BY c.id ORDER BY c.name

-- report.orders
SELECT count(*) FROM orders

-- report.first
SELECT id, name FROM customers WHERE id >= ? ORDER BY id LIMIT 1

-- report.names
SELECT name FROM customers ORDER BY name DESC

-- import.orders
INSERT INTO orders(customer_id, currency, total) SELECT id, 'EUR', 250.0 FROM customers

-- import.late
UPDATE orders SET note = 'late' WHERE total > :t
