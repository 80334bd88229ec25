-- 不予公开的各项理由各多少件，占不予公开总数的百分之几？
-- For which reasons was information denied, and which share has each?
SELECT metrics.row_label AS reason,
       sum(facts.value) AS denied,
       round(100 * sum(facts.value) / nullif(sum(sum(facts.value)) OVER (), 0), 1) AS percent
FROM facts
JOIN metrics ON metrics.path = facts.path
WHERE facts.table_id = 'requests' AND facts.row_id LIKE 'denied.%' AND facts.column_id = 'total'
  AND facts.scope = 'own' AND facts.usable
GROUP BY metrics.row_label, metrics.position
ORDER BY denied DESC, metrics.position;
