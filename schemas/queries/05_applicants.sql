-- 各年度新收申请来自谁：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他各多少件？
-- Who asks? Requests received each year by kind of applicant.
SELECT facts.year, metrics.column_label AS applicant, sum(facts.value) AS received
FROM facts
JOIN metrics ON metrics.path = facts.path
WHERE facts.table_id = 'requests' AND facts.row_id = 'received' AND facts.column_id <> 'total'
  AND facts.scope = 'own' AND facts.usable
GROUP BY facts.year, metrics.column_label, metrics.position
ORDER BY facts.year NULLS LAST, metrics.position;
