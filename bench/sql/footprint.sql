-- SPDX-FileCopyrightText: 2026 Cap NR contributors
-- SPDX-License-Identifier: EUPL-1.2
-- The same result from the same files, the best way we know in DuckDB: columns typed by hand (no sniffing), weights summed per group first,
-- then joined with the factors. Rules: lifetime from dates, at least a year; retired equipment counted; PUE on the servers that stand in a
-- datacentre; a row without energy takes its item's, and has none when the item has none; types compared without accents and case.
-- All that capnr writes is computed and written: value, unit, quantity, what of it is covered, pack, why the rest is not; a
-- line for each group, phase and criterion, those without a figure too; and once those that nothing has a factor for. Not in order, which it need not be.
SET threads = {threads};
SET preserve_insertion_order = false;

CREATE TEMP TABLE sums AS
SELECT department, type, country, status,
       sum(quantity) AS quantity,
       sum(CASE WHEN purchase_date IS NOT NULL
                THEN quantity / greatest((coalesce(decommissioning_date, DATE '2026-12-31') - purchase_date) / 365.0, 1.0) END) AS amortised,
       sum(CASE WHEN purchase_date IS NULL THEN quantity END) AS without_lifetime,
       sum(CASE WHEN datacentre IS NULL THEN quantity * annual_kwh END) AS kwh,
       sum(CASE WHEN datacentre IS NULL AND annual_kwh IS NULL THEN quantity END) AS without_kwh,
       sum(CASE WHEN datacentre IS NOT NULL THEN quantity * annual_kwh END) AS hosted_kwh,
       sum(CASE WHEN datacentre IS NOT NULL AND annual_kwh IS NULL THEN quantity END) AS hosted_without_kwh
FROM read_csv('{csv}', auto_detect = false, header = true, delim = ',', quote = '"', nullstr = '', columns = {
  'name': 'VARCHAR', 'type': 'VARCHAR', 'manufacturer': 'VARCHAR', 'model': 'VARCHAR', 'quantity': 'DOUBLE', 'department': 'VARCHAR',
  'status': 'VARCHAR', 'country': 'VARCHAR', 'datacentre': 'VARCHAR', 'purchase_date': 'DATE', 'decommissioning_date': 'DATE',
  'annual_kwh': 'DOUBLE'})
GROUP BY ALL;

CREATE TEMP TABLE items AS
SELECT DISTINCT strip_accents(lower(type)) AS kind, item, server, coalesce(lifetime_years, 2.0) AS lifetime_years, annual_kwh
FROM read_csv('{factors}/items.csv', auto_detect = false, header = true, nullstr = '', columns = {
  'type': 'VARCHAR', 'item': 'VARCHAR', 'server': 'BOOLEAN', 'lifetime_years': 'DOUBLE', 'annual_kwh': 'DOUBLE'});

CREATE TEMP TABLE factors AS
FROM read_csv('{factors}/factors.csv', auto_detect = false, header = true, nullstr = '', columns = {
  'item': 'VARCHAR', 'phase': 'VARCHAR', 'criterion': 'VARCHAR', 'value': 'DOUBLE', 'pack': 'VARCHAR'});
CREATE TEMP TABLE electricity AS
FROM read_csv('{factors}/electricity.csv', auto_detect = false, header = true, nullstr = '', columns = {
  'country': 'VARCHAR', 'criterion': 'VARCHAR', 'value': 'DOUBLE', 'pack': 'VARCHAR'});
CREATE TEMP TABLE criteria AS
FROM read_csv('{factors}/criteria.csv', auto_detect = false, header = true, nullstr = '', columns = {
  'criterion': 'VARCHAR', 'unit': 'VARCHAR'});

-- Once a group, not once a row.
CREATE TEMP TABLE weights AS
SELECT department, type, country, status, item, quantity,
       coalesce(amortised, 0) + coalesce(without_lifetime, 0) / lifetime_years AS amount,
       coalesce(kwh, 0) + coalesce(without_kwh * annual_kwh, 0) +
         (coalesce(hosted_kwh, 0) + coalesce(hosted_without_kwh * annual_kwh, 0)) * CASE WHEN server THEN {pue} ELSE 1 END AS electricity,
       CASE WHEN annual_kwh IS NOT NULL THEN 1.0
            ELSE 1 - (coalesce(without_kwh, 0) + coalesce(hosted_without_kwh, 0)) / quantity END AS metered
FROM (SELECT *, strip_accents(lower(type)) AS kind FROM sums) JOIN items USING (kind);

-- The phases and criteria that something has a figure for.
CREATE TEMP TABLE embodied AS
SELECT DISTINCT phase, criterion FROM factors WHERE phase <> 'use' AND item IN (SELECT item FROM weights);
CREATE TEMP TABLE used AS
SELECT DISTINCT criterion FROM electricity WHERE country IN (SELECT country FROM weights WHERE metered > 0);

COPY (
  SELECT department, type, country, status, phase, criterion, value, unit, quantity, covered, NULL AS p5, NULL AS p95, pack, gap
  FROM (
    SELECT department, type, country, status, phase, criterion, amount * value AS value, quantity,
           CASE WHEN value IS NULL THEN 0 ELSE quantity END AS covered, pack, CASE WHEN value IS NULL THEN 'no_factor' END AS gap
    FROM weights CROSS JOIN embodied LEFT JOIN factors USING (item, phase, criterion)
    UNION ALL
    SELECT department, type, country, status, 'use', criterion, CASE WHEN metered > 0 THEN electricity * value END, quantity,
           CASE WHEN value IS NULL THEN 0 ELSE quantity * metered END, CASE WHEN metered > 0 THEN pack END,
           CASE WHEN metered > 0 AND value IS NULL THEN 'no_factor' WHEN metered < 1 THEN 'no_energy' END
    FROM weights CROSS JOIN used LEFT JOIN electricity USING (country, criterion)
    UNION ALL
    SELECT '*', '*', '*', '*', phase, criterion, NULL, (SELECT sum(quantity) FROM weights), 0, NULL, 'no_factor'
    FROM (SELECT phase, criterion FROM (VALUES ('manufacturing'), ('distribution'), ('end_of_life')) AS phases(phase) CROSS JOIN criteria
          EXCEPT FROM embodied)
    UNION ALL
    SELECT '*', '*', '*', '*', 'use', criterion, NULL, (SELECT sum(quantity) FROM weights), 0, NULL, 'no_factor'
    FROM (SELECT criterion FROM criteria EXCEPT FROM used)
  ) JOIN criteria USING (criterion)
) TO '/dev/stdout' (FORMAT csv, HEADER true, DELIM ';');
