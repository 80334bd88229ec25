-- 各年度本级报告新收政府信息公开申请共多少件？多少份报告有此数？（只计可用报告；汇总报告含下级数，不能与本级相加。）
-- How many requests were received each year, by agencies' own reports that can be used? Consolidated ones hold them again.
SELECT year, sum(value) AS received, count(*) AS reports
FROM facts
WHERE path = 'requests.received.total' AND scope = 'own' AND usable
GROUP BY year
ORDER BY year NULLS LAST;
