-- 各年度收到多少份年报（被新版本替代的和不是年报的不计），其中多少份可用、需核对识别、需退回单位？
-- How many reports are there of each year (neither replaced ones nor other documents), and how do they stand?
SELECT year,
       count(*) AS reports,
       count(CASE WHEN usable THEN 1 END) AS usable,
       count(CASE WHEN standing = 'check_reading' THEN 1 END) AS check_reading,
       count(CASE WHEN standing = 'send_back' THEN 1 END) AS send_back
FROM reports
WHERE standing NOT IN ('superseded', 'not_a_report')
GROUP BY year
ORDER BY year NULLS LAST;
