-- The staged tables → the tables of the store. Run in one go by build.py, in a new DuckDB file.

-- One record a document: that of the latest run that read it.
CREATE TEMP TABLE chosen AS
SELECT staged_reports.*, run, record FROM staged_reports JOIN staged_files USING (digest)
QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY run DESC, uri DESC, digest DESC) = 1;

CREATE TEMP TABLE placed AS
SELECT chosen.*,
       CASE WHEN standing.sha256 IS NULL THEN agency_printed ELSE standing.agency END AS agency,
       coalesce(standing.scope, scope_printed) AS scope,
       standing.standing,
       coalesce(standing.standing IN ('usable', 'usable_corrected'), false) AS usable,
       standing.reasons
FROM chosen
LEFT JOIN (SELECT DISTINCT ON (sha256) * FROM staged_standings) AS standing USING (sha256);

INSERT INTO agencies BY NAME
SELECT * FROM staged_agencies
UNION ALL BY NAME
SELECT DISTINCT agency, scope, false AS registered, false AS expected
FROM placed
WHERE agency IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM staged_agencies AS listed WHERE listed.agency = placed.agency AND listed.scope = placed.scope
)
ORDER BY registered DESC, agency, scope;

INSERT INTO reports BY NAME
SELECT placed.* EXCLUDE (run), listed.level, listed.kind, listed.region
FROM placed
LEFT JOIN staged_agencies AS listed ON listed.agency = placed.agency AND listed.scope = placed.scope
ORDER BY agency NULLS LAST, scope, year NULLS LAST, sha256;

-- What people found on the page. A correction of a report that counts as usable without it was not judged yet: it waits.
CREATE TEMP TABLE corrected AS
SELECT sha256, right_value.path, right_value.value, right_value.value_text
FROM staged_corrections AS right_value
JOIN (
    SELECT id, sha256 FROM staged_findings JOIN chosen USING (digest)
    UNION
    SELECT id, sha256 FROM staged_judged WHERE sha256 IS NOT NULL
) AS about ON about.id = right_value.finding
JOIN placed USING (sha256)
WHERE placed.standing IS DISTINCT FROM 'usable'
QUALIFY row_number() OVER (PARTITION BY sha256, right_value.path ORDER BY right_value.number DESC) = 1;

-- Money whose unit nobody has decided on stays out of sums.
CREATE TEMP TABLE doubtful AS
SELECT DISTINCT sha256, path
FROM (
    SELECT id, code, severity, path, sha256 FROM staged_findings JOIN chosen USING (digest)
    UNION ALL
    SELECT id, code, severity, path, sha256 FROM staged_judged
)
WHERE code = 'MONEY.UNIT' AND severity = 'warning'
      AND id NOT IN (SELECT finding FROM staged_settled WHERE decision = 'dismiss');

INSERT INTO facts BY NAME
SELECT reports.agency, reports.scope, reports.year, reports.sha256, reports.standing,
       fact.* EXCLUDE (digest, value_text),
       split_part(fact.path, '.', 1) AS table_id,
       array_to_string(split(fact.path, '.')[2:-2], '.') AS row_id,
       split_part(fact.path, '.', -1) AS column_id,
       coalesce(metrics.series, fact.path) AS series,
       metrics.unit,
       corrected.path IS NOT NULL AS corrected,
       if(corrected.path IS NULL, fact.printed_state, 'number') AS state,
       if(corrected.path IS NULL, fact.printed_value, corrected.value) AS value,
       if(corrected.path IS NULL, fact.value_text, corrected.value_text) AS value_text,
       reports.usable
           AND if(corrected.path IS NULL, fact.printed_value, corrected.value) IS NOT NULL
           AND (doubtful.path IS NULL OR corrected.path IS NOT NULL) AS usable
FROM staged_facts AS fact
JOIN reports USING (digest)
LEFT JOIN metrics ON metrics.path = fact.path
LEFT JOIN corrected ON corrected.sha256 = reports.sha256 AND corrected.path = fact.path
LEFT JOIN doubtful ON doubtful.sha256 = reports.sha256 AND doubtful.path = fact.path
ORDER BY reports.agency NULLS LAST, reports.scope, reports.year NULLS LAST, reports.sha256, fact.position;

INSERT INTO findings BY NAME
SELECT every.*, decided.decision
FROM (
    SELECT staged_findings.* EXCLUDE (digest), 'record' AS origin, agency, scope, year, sha256
    FROM staged_findings
    JOIN reports USING (digest)
    UNION ALL BY NAME
    SELECT * EXCLUDE (decision) FROM staged_judged
) AS every
LEFT JOIN staged_settled AS decided ON decided.finding = every.id
ORDER BY agency NULLS LAST, scope, year NULLS LAST, sha256 NULLS LAST, origin, severity, code, path NULLS LAST, id, message,
    others;

INSERT INTO decisions BY NAME SELECT * FROM staged_decisions ORDER BY number;

INSERT INTO narratives BY NAME
SELECT sha256, section, text FROM staged_narratives JOIN reports USING (digest) ORDER BY sha256, section;
