-- 各地区应报单位中，某年度（此处为最近一年）有多少已有可用报告，缺哪些？
-- Of the agencies of each region that must report, how many have a usable report for the latest year, and who lacks one?
SELECT agencies.region,
       count(*) AS expected,
       count(latest.agency) AS usable,
       string_agg(CASE WHEN latest.agency IS NULL THEN agencies.agency END, '；' ORDER BY agencies.agency) AS lacking
FROM agencies
LEFT JOIN (
    SELECT DISTINCT agency, scope FROM reports
    WHERE usable AND year = (SELECT max(year) FROM reports)
) AS latest ON latest.agency = agencies.agency AND latest.scope = agencies.scope
WHERE agencies.expected
GROUP BY agencies.region
ORDER BY agencies.region NULLS LAST;
