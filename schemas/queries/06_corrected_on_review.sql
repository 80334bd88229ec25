-- 行政复议、行政诉讼中被纠正的占已审结的百分之几？（尚未审结的不计入分母。）
-- Which share of the reconsiderations and lawsuits that were concluded ended with a correction?
SELECT year,
       row_id,
       sum(CASE WHEN column_id = 'corrected' THEN value ELSE 0 END) AS corrected,
       sum(CASE WHEN column_id IN ('upheld', 'corrected', 'other') THEN value ELSE 0 END) AS concluded,
       round(100 * sum(CASE WHEN column_id = 'corrected' THEN value ELSE 0 END)
             / nullif(sum(CASE WHEN column_id IN ('upheld', 'corrected', 'other') THEN value ELSE 0 END), 0), 1) AS percent
FROM facts
WHERE table_id = 'review_litigation' AND scope = 'own' AND usable
GROUP BY year, row_id
ORDER BY year NULLS LAST, row_id;
