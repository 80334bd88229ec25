-- 各年度申请办理结果如何：予以公开、部分公开、不予公开、无法提供、不予处理、其他处理各多少件？（其他处理跨表式可比，见 series。）
-- What became of the requests each year? The kinds of 其他处理 of one edition and of the other are one series.
SELECT year,
       sum(CASE WHEN row_id = 'granted' THEN value ELSE 0 END) AS granted,
       sum(CASE WHEN row_id = 'partially_granted' THEN value ELSE 0 END) AS partially_granted,
       sum(CASE WHEN row_id LIKE 'denied.%' THEN value ELSE 0 END) AS denied,
       sum(CASE WHEN row_id LIKE 'not\_available.%' ESCAPE '\' THEN value ELSE 0 END) AS not_available,
       sum(CASE WHEN row_id LIKE 'not\_processed.%' ESCAPE '\' THEN value ELSE 0 END) AS not_processed,
       sum(CASE WHEN series = 'requests.other.total' THEN value ELSE 0 END) AS other,
       sum(CASE WHEN row_id = 'results_total' THEN value ELSE 0 END) AS results_total
FROM facts
WHERE table_id = 'requests' AND column_id = 'total' AND scope = 'own' AND usable
GROUP BY year
ORDER BY year NULLS LAST;
