-- 各年度行政事业性收费共多少万元，收费最多的是哪个单位？（单位存疑、可能误填为元的不计。）
-- How much was charged each year, and who charged most? Amounts that may be in yuan are left out.
SELECT year, total, agency AS most_by, value AS most
FROM (
    SELECT year, agency, value,
           sum(value) OVER (PARTITION BY year) AS total,
           row_number() OVER (PARTITION BY year ORDER BY value DESC, agency) AS place
    FROM facts
    WHERE path = 'proactive_disclosure.administrative_charges.charges_amount' AND scope = 'own' AND usable
) AS charged
WHERE place = 1
ORDER BY year NULLS LAST;
