-- SPDX-FileCopyrightText: 2026 Cap NR contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Less than the result from the same files: the lines that have a value, without what else capnr writes of them (footprint.sql has it all); told
-- beside the measure, for who finds that the peer should not pay for it. The best way we know in DuckDB: columns typed by hand (no sniffing), weights summed per group first,
-- then joined with the factors. Rules: lifetime from dates, at least a year; retired equipment counted; PUE on the servers that stand in a
-- datacentre; a row without energy takes its item's, and has none when the item has none; types compared without accents and case.
SET threads = {threads};
SET preserve_insertion_order = false;

CREATE TEMP TABLE sums AS
SELECT department, type, country, status,
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

-- Once a group, not once a row.
CREATE TEMP TABLE weights AS SELECT *, strip_accents(lower(type)) AS kind FROM sums;

CREATE TEMP TABLE items AS
SELECT DISTINCT strip_accents(lower(type)) AS kind, item, server, coalesce(lifetime_years, 2.0) AS lifetime_years, annual_kwh
FROM read_csv('{factors}/items.csv', auto_detect = false, header = true, nullstr = '', columns = {
  'type': 'VARCHAR', 'item': 'VARCHAR', 'server': 'BOOLEAN', 'lifetime_years': 'DOUBLE', 'annual_kwh': 'DOUBLE'});

CREATE TEMP TABLE used AS
SELECT department, type, country, status,
       coalesce(kwh, 0) + coalesce(without_kwh * annual_kwh, 0) +
         (coalesce(hosted_kwh, 0) + coalesce(hosted_without_kwh * annual_kwh, 0)) * CASE WHEN server THEN {pue} ELSE 1 END AS electricity
FROM weights JOIN items USING (kind)
WHERE annual_kwh IS NOT NULL OR kwh IS NOT NULL OR hosted_kwh IS NOT NULL;

COPY (
  SELECT department, type, country, status, phase, criterion,
         (coalesce(amortised, 0) + coalesce(without_lifetime, 0) / lifetime_years) * value AS value
  FROM weights JOIN items USING (kind)
  JOIN read_csv('{factors}/factors.csv', auto_detect = false, header = true, nullstr = '', columns = {
         'item': 'VARCHAR', 'phase': 'VARCHAR', 'criterion': 'VARCHAR', 'value': 'DOUBLE', 'pack': 'VARCHAR'}) USING (item)
  UNION ALL
  SELECT department, type, country, status, 'use', criterion, electricity * value AS value
  FROM used
  JOIN read_csv('{factors}/electricity.csv', auto_detect = false, header = true, nullstr = '', columns = {
         'country': 'VARCHAR', 'criterion': 'VARCHAR', 'value': 'DOUBLE', 'pack': 'VARCHAR'}) USING (country)
) TO '/dev/stdout' (FORMAT csv, HEADER true);
