-- 各项检查各发现多少处错误、警告，涉及多少份报告？（被新版本替代的报告不计。）
-- How many errors and warnings did each check find, in how many reports that were not replaced by others?
SELECT code,
       count(CASE WHEN severity = 'error' THEN 1 END) AS errors,
       count(CASE WHEN severity = 'warning' THEN 1 END) AS warnings,
       count(DISTINCT sha256) AS reports
FROM findings
WHERE severity <> 'info'
  AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.sha256 = findings.sha256 AND reports.standing = 'superseded')
GROUP BY code
ORDER BY errors DESC, warnings DESC, code;
