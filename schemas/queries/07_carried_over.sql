-- 哪些单位的“上年结转”与其上年度的“结转下年度”不一致？（不论报告是否可用；空白不算0，不比较。）
-- Whose requests carried over from last year are not those that its last report carried out of it?
SELECT now.agency, now.scope, now.year, before.value AS carried_out_before, now.value AS carried_in, now.sha256
FROM facts AS now
JOIN facts AS before
  ON before.agency = now.agency AND before.scope = now.scope AND before.year = now.year - 1
 AND before.path = 'requests.carried_out.total'
WHERE now.path = 'requests.carried_in.total'
  AND coalesce(now.standing, '') NOT IN ('superseded', 'not_a_report')
  AND coalesce(before.standing, '') NOT IN ('superseded', 'not_a_report')
  AND now.value <> before.value
ORDER BY now.agency, now.scope, now.year;
