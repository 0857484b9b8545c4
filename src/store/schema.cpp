// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "store/migrations.h"

// docs/database.md describes these tables.
//
// Everything that belongs to a city carries its org_id. A record of an inventory (a class, an equipment, a virtual machine…) has the
// identifier inventory_id × 2³² + its rank in the inventory: the records of an inventory are one range of the primary key, in the order of
// import, and no table needs another index. Dates are days since 1970-01-01. An empty text means that the source does not say.
//
// equipment has no foreign key: it comes by the million, each key would cost a search at each row, and, without an index more, a walk through
// all of them for each class removed. One writer alone fills it (inventory/writer.cpp), and capnr doctor looks for rows without a class or a source.

namespace capnr {
namespace {

constexpr std::string_view step_1 = R"sql(
CREATE TABLE schema_version (
  version {integer} NOT NULL PRIMARY KEY,
  applied {text} NOT NULL DEFAULT CURRENT_TIMESTAMP
) {strict};

CREATE TABLE org (
  id {id},
  insee_code {text} NOT NULL UNIQUE,
  name {text} NOT NULL,
  population {real},
  fte {real},
  writes {integer} NOT NULL DEFAULT 0
) {strict};

CREATE TABLE department (
  org_id {integer} NOT NULL REFERENCES org (id),
  rank {integer} NOT NULL,
  code {text} NOT NULL,
  name {text} NOT NULL,
  fte {real},
  PRIMARY KEY (org_id, rank)
) {strict};

CREATE TABLE correction (
  org_id {integer} NOT NULL REFERENCES org (id),
  type {text} NOT NULL,
  manufacturer {text} NOT NULL,
  model {text} NOT NULL,
  item {text} NOT NULL,
  PRIMARY KEY (org_id, type, manufacturer, model)
) {strict};

CREATE TABLE inventory (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  date {integer} NOT NULL,
  label {text} NOT NULL,
  equipment_rows {integer} NOT NULL DEFAULT 0,
  imported {text} NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE (org_id, date)
) {strict};

CREATE TABLE source (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  inventory_id {integer} NOT NULL REFERENCES inventory (id),
  number {integer} NOT NULL,
  path {text} NOT NULL,
  sha256 {text} NOT NULL,
  format {text} NOT NULL,
  mapping {text} NOT NULL,
  rows {integer} NOT NULL,
  rejected {integer} NOT NULL,
  UNIQUE (inventory_id, number),
  UNIQUE (inventory_id, path)
) {strict};

CREATE TABLE equipment_class (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  department {text} NOT NULL,
  type {text} NOT NULL,
  manufacturer {text} NOT NULL,
  model {text} NOT NULL,
  country {text} NOT NULL,
  datacentre {text} NOT NULL,
  status {text} NOT NULL,
  user_kind {text} NOT NULL,
  item {text} NOT NULL,
  item_score {real} NOT NULL,
  grade {text} NOT NULL
) {strict};

CREATE TABLE equipment (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL,
  source_id {integer} NOT NULL,
  source_row {integer} NOT NULL,
  class_id {integer} NOT NULL,
  name {text} NOT NULL,
  quantity {real} NOT NULL,
  purchase_date {integer},
  commissioning_date {integer},
  decommissioning_date {integer},
  annual_kwh {real},
  usage_rate {real},
  lifetime_years {real},
  cpu {text} NOT NULL,
  cpu_cores {real},
  memory_gb {real},
  disk_gb {real}
) {strict};

CREATE TABLE datacentre (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  source_row {integer} NOT NULL,
  name {text} NOT NULL,
  long_name {text} NOT NULL,
  country {text} NOT NULL,
  pue {real},
  wue {real},
  grade {text} NOT NULL
) {strict};

CREATE TABLE virtual_machine (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  source_row {integer} NOT NULL,
  name {text} NOT NULL,
  host {text} NOT NULL,
  cluster {text} NOT NULL,
  department {text} NOT NULL,
  quantity {real} NOT NULL,
  vcpu {real},
  memory_gb {real},
  disk_gb {real},
  allocation_key {real},
  annual_kwh {real},
  kind {text} NOT NULL,
  grade {text} NOT NULL
) {strict};

CREATE TABLE cloud_instance (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  source_row {integer} NOT NULL,
  name {text} NOT NULL,
  provider {text} NOT NULL,
  instance_type {text} NOT NULL,
  region {text} NOT NULL,
  department {text} NOT NULL,
  quantity {real} NOT NULL,
  annual_hours {real},
  workload {real},
  grade {text} NOT NULL
) {strict};

CREATE TABLE application (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  source_row {integer} NOT NULL,
  name {text} NOT NULL,
  environment {text} NOT NULL,
  virtual_machine {text} NOT NULL,
  host {text} NOT NULL,
  domain {text} NOT NULL,
  sub_domain {text} NOT NULL,
  department {text} NOT NULL,
  grade {text} NOT NULL
) {strict};

CREATE TABLE traffic (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  source_row {integer} NOT NULL,
  name {text} NOT NULL,
  kind {text} NOT NULL,
  department {text} NOT NULL,
  country {text} NOT NULL,
  annual_gb {real} NOT NULL,
  grade {text} NOT NULL
) {strict};

CREATE TABLE volume (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  source_row {integer} NOT NULL,
  name {text} NOT NULL,
  kind {text} NOT NULL,
  department {text} NOT NULL,
  country {text} NOT NULL,
  gb {real},
  items {real},
  grade {text} NOT NULL
) {strict};

CREATE TABLE service (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL REFERENCES org (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  source_row {integer} NOT NULL,
  name {text} NOT NULL,
  kind {text} NOT NULL,
  supplier {text} NOT NULL,
  department {text} NOT NULL,
  amount_eur {real},
  date {integer},
  grade {text} NOT NULL
) {strict};

CREATE TABLE inventory_cache (
  inventory_id {integer} NOT NULL REFERENCES inventory (id),
  org_id {integer} NOT NULL REFERENCES org (id),
  part {integer} NOT NULL,
  bytes {blob} NOT NULL,
  PRIMARY KEY (inventory_id, part)
) {strict};
)sql";

// Values of indicators. Nothing is ever updated or deleted here: a correction is a row that supersedes another, once.
constexpr std::string_view step_2 = R"sql(
CREATE TABLE document (
  org_id {integer} NOT NULL REFERENCES org (id),
  sha256 {text} NOT NULL,
  name {text} NOT NULL,
  bytes {blob} NOT NULL,
  added {text} NOT NULL,
  PRIMARY KEY (org_id, sha256)
) {strict};

CREATE TABLE indicator_value (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  indicator {text} NOT NULL,
  measure {text} NOT NULL,
  scope_kind {text} NOT NULL,
  scope_name {text} NOT NULL,
  period_from {integer} NOT NULL,
  period_until {integer} NOT NULL,
  value {real},
  unit {text} NOT NULL,
  low {real},
  high {real},
  grade {text} NOT NULL,
  origin {text} NOT NULL,
  formula {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL,
  stale_after {integer},
  supersedes {integer} UNIQUE REFERENCES indicator_value (id),
  reason {text} NOT NULL
) {strict};

CREATE UNIQUE INDEX indicator_value_first ON indicator_value
  (org_id, indicator, measure, scope_kind, scope_name, period_from, period_until) WHERE supersedes IS NULL;

CREATE INDEX indicator_value_indicator ON indicator_value (org_id, indicator);

CREATE TABLE value_source (
  value_id {integer} NOT NULL REFERENCES indicator_value (id),
  number {integer} NOT NULL,
  org_id {integer} NOT NULL REFERENCES org (id),
  reference {text} NOT NULL,
  sha256 {text} NOT NULL,
  first_row {integer} NOT NULL,
  last_row {integer} NOT NULL,
  PRIMARY KEY (value_id, number)
) {strict};

CREATE TABLE closed_year (
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  closed_at {text} NOT NULL,
  closed_by {text} NOT NULL,
  PRIMARY KEY (org_id, year)
) {strict};
)sql";

// What few tools say of an equipment: beside its row, under the same id, so that the rows that come by the million stay as they are.
constexpr std::string_view step_3 = R"sql(
CREATE TABLE equipment_detail (
  id {integer} NOT NULL PRIMARY KEY,
  org_id {integer} NOT NULL,
  source_id {integer} NOT NULL,
  last_seen {integer},
  operating_system {text} NOT NULL,
  user_code {text} NOT NULL
) {strict};
)sql";

// What the city buys and what leaves it, as files tell it: a file replaces what the same path brought before.
constexpr std::string_view step_4 = R"sql(
CREATE TABLE register_file (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  register {text} NOT NULL,
  path {text} NOT NULL,
  sha256 {text} NOT NULL,
  rows {integer} NOT NULL,
  rejected {integer} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL,
  UNIQUE (org_id, register, path),
  UNIQUE (org_id, register, sha256)
) {strict};

CREATE TABLE purchase (
  file_id {integer} NOT NULL REFERENCES register_file (id),
  source_row {integer} NOT NULL,
  org_id {integer} NOT NULL REFERENCES org (id),
  date {integer} NOT NULL,
  label {text} NOT NULL,
  category {text} NOT NULL,
  cpv {text} NOT NULL,
  quantity {real} NOT NULL,
  amount_eur {real},
  condition {text} NOT NULL,
  recycled_share {real},
  repair_index {real},
  guarantee_years {real},
  spare_parts_years {real},
  donation {integer} NOT NULL,
  supplier {text} NOT NULL,
  department {text} NOT NULL,
  evidence {text} NOT NULL,
  PRIMARY KEY (file_id, source_row)
) {strict};

CREATE TABLE disposal (
  file_id {integer} NOT NULL REFERENCES register_file (id),
  source_row {integer} NOT NULL,
  org_id {integer} NOT NULL REFERENCES org (id),
  date {integer} NOT NULL,
  type {text} NOT NULL,
  quantity {real} NOT NULL,
  age_years {real},
  destination {text} NOT NULL,
  receiver_proof {integer} NOT NULL,
  erasure {text} NOT NULL,
  excluded_reason {text} NOT NULL,
  reference {text} NOT NULL,
  evidence {text} NOT NULL,
  PRIMARY KEY (file_id, source_row)
) {strict};
)sql";

// The yearly plans: every revision of their texts, and the journal of what happens to their actions. Nothing of these rows ever changes.
constexpr std::string_view step_5 = R"sql(
CREATE TABLE plan_revision (
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  number {integer} NOT NULL,
  state {text} NOT NULL,
  content {text} NOT NULL,
  sha256 {text} NOT NULL,
  vote_date {integer},
  vote_reference {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL,
  note {text} NOT NULL,
  PRIMARY KEY (org_id, year, number)
) {strict};

CREATE TABLE plan_entry (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  subject {text} NOT NULL,
  kind {text} NOT NULL,
  date {integer} NOT NULL,
  number {real},
  content {text} NOT NULL,
  sha256 {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL
) {strict};

CREATE INDEX plan_entry_year ON plan_entry (org_id, year);

CREATE TABLE meeting (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  date {integer} NOT NULL,
  committee {text} NOT NULL,
  subject {text} NOT NULL,
  minutes_name {text} NOT NULL,
  minutes_sha256 {text} NOT NULL,
  cancelled {integer} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL
) {strict};

CREATE INDEX meeting_year ON meeting (org_id, year);

CREATE TABLE decision (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  date {integer} NOT NULL,
  content {text} NOT NULL,
  reference {text} NOT NULL,
  committee {text} NOT NULL,
  actions {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL
) {strict};

CREATE INDEX decision_year ON decision (org_id, year);
)sql";

// Perimeters of measurement, and targets. As values: a change is a row that supersedes another, once.
constexpr std::string_view step_6 = R"sql(
CREATE TABLE scope_version (
  org_id {integer} NOT NULL REFERENCES org (id),
  version {text} NOT NULL,
  from_date {integer} NOT NULL,
  description {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL,
  PRIMARY KEY (org_id, version),
  UNIQUE (org_id, from_date)
) {strict};

CREATE TABLE target (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  key {text} NOT NULL,
  indicator {text} NOT NULL,
  measure {text} NOT NULL,
  scope_kind {text} NOT NULL,
  scope_name {text} NOT NULL,
  unit {text} NOT NULL,
  better {text} NOT NULL,
  perimeter {text} NOT NULL,
  baseline_year {integer} NOT NULL,
  baseline_value {real} NOT NULL,
  scope_version {text} NOT NULL,
  goal_year {integer} NOT NULL,
  goal_value {real} NOT NULL,
  path {text} NOT NULL,
  vote {text} NOT NULL,
  voted_on {integer},
  note {text} NOT NULL,
  state {text} NOT NULL,
  closed_on {integer},
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL,
  supersedes {integer} UNIQUE REFERENCES target (id),
  reason {text} NOT NULL
) {strict};

CREATE UNIQUE INDEX target_first ON target (org_id, key) WHERE supersedes IS NULL;

CREATE TABLE target_milestone (
  target_id {integer} NOT NULL REFERENCES target (id),
  year {integer} NOT NULL,
  org_id {integer} NOT NULL REFERENCES org (id),
  value {real} NOT NULL,
  PRIMARY KEY (target_id, year)
) {strict};
)sql";

// What was published as open data. Nothing is ever updated or deleted here: a published version is frozen. Its bytes are documents.
constexpr std::string_view step_7 = R"sql(
CREATE TABLE publication (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  version {integer} NOT NULL,
  published_at {text} NOT NULL,
  published_by {text} NOT NULL,
  digest {text} NOT NULL,
  UNIQUE (org_id, year, version)
) {strict};

CREATE TABLE publication_file (
  publication_id {integer} NOT NULL REFERENCES publication (id),
  number {integer} NOT NULL,
  org_id {integer} NOT NULL REFERENCES org (id),
  name {text} NOT NULL,
  data_set {text} NOT NULL,
  media_type {text} NOT NULL,
  schema_name {text} NOT NULL,
  valid {integer},
  sha256 {text} NOT NULL,
  bytes {integer} NOT NULL,
  PRIMARY KEY (publication_id, number),
  FOREIGN KEY (org_id, sha256) REFERENCES document (org_id, sha256)
) {strict};
)sql";

// Scans of file shares, readings of electricity meters, contracts among the purchases, software installed.
constexpr std::string_view step_8 = R"sql(
CREATE TABLE storage_scan (
  org_id {integer} NOT NULL REFERENCES org (id),
  date {integer} NOT NULL,
  share {text} NOT NULL,
  department {text} NOT NULL,
  files {integer} NOT NULL,
  bytes {integer} NOT NULL,
  apparent_bytes {integer} NOT NULL,
  bytes_over_1_year {integer} NOT NULL,
  bytes_over_3_years {integer} NOT NULL,
  bytes_over_5_years {integer} NOT NULL,
  duplicate_files {integer},
  duplicate_bytes {integer},
  unread_folders {integer} NOT NULL,
  unread_files {integer} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL,
  PRIMARY KEY (org_id, date, share, department)
) {strict};

CREATE TABLE meter_reading (
  file_id {integer} NOT NULL REFERENCES register_file (id),
  source_row {integer} NOT NULL,
  org_id {integer} NOT NULL REFERENCES org (id),
  date {integer} NOT NULL,
  meter {text} NOT NULL,
  datacentre {text} NOT NULL,
  site {text} NOT NULL,
  department {text} NOT NULL,
  use_code {text} NOT NULL,
  index_kwh {real},
  kwh {real},
  since {integer},
  PRIMARY KEY (file_id, source_row)
) {strict};

ALTER TABLE purchase ADD COLUMN contract {integer} NOT NULL DEFAULT 0;
ALTER TABLE purchase ADD COLUMN environmental {integer};

CREATE TABLE software (
  file_id {integer} NOT NULL REFERENCES register_file (id),
  source_row {integer} NOT NULL,
  org_id {integer} NOT NULL REFERENCES org (id),
  date {integer} NOT NULL,
  name {text} NOT NULL,
  application {text} NOT NULL,
  department {text} NOT NULL,
  installations {real} NOT NULL,
  end_of_support {integer},
  PRIMARY KEY (file_id, source_row)
) {strict};
)sql";

// Who may sign in, and what for; the log of who did what, whose rows nobody changes or deletes. Not of a city: no export has them. Moments are
// seconds since 1970. Of what proves something to somebody (a session, a link, a token), there is only the SHA-256.
constexpr std::string_view step_9 = R"sql(
CREATE TABLE account (
  id {id},
  login {text} NOT NULL,
  login_key {text} NOT NULL UNIQUE,
  name {text} NOT NULL,
  language {text} NOT NULL,
  password {text} NOT NULL,
  active {integer} NOT NULL,
  totp_secret {text} NOT NULL,
  totp_enrolled {text} NOT NULL,
  totp_last_step {integer},
  created_at {integer} NOT NULL,
  last_seen {integer}
) {strict};

CREATE TABLE account_role (
  account_id {integer} NOT NULL REFERENCES account (id),
  org_id {integer} NOT NULL REFERENCES org (id),
  role {text} NOT NULL,
  department {text} NOT NULL,
  PRIMARY KEY (account_id, org_id)
) {strict};

CREATE INDEX account_role_org ON account_role (org_id);

CREATE TABLE sign_in_failure (
  login_hash {text} NOT NULL PRIMARY KEY,
  failures {integer} NOT NULL,
  last_at {integer} NOT NULL,
  locked_until {integer}
) {strict};

CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at);

CREATE TABLE session (
  token_hash {text} NOT NULL PRIMARY KEY,
  account_id {integer} NOT NULL REFERENCES account (id),
  stage {text} NOT NULL,
  csrf_secret {text} NOT NULL,
  created_at {integer} NOT NULL,
  seen_at {integer} NOT NULL,
  rotation_due {integer} NOT NULL
) {strict};

CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_seen ON session (seen_at);

CREATE TABLE one_time_link (
  token_hash {text} NOT NULL PRIMARY KEY,
  account_id {integer} REFERENCES account (id),
  clear_totp {integer} NOT NULL,
  expires_at {integer} NOT NULL
) {strict};

CREATE TABLE api_token (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  account_id {integer} NOT NULL REFERENCES account (id),
  name {text} NOT NULL,
  token_hash {text} NOT NULL UNIQUE,
  scopes {text} NOT NULL,
  created_at {integer} NOT NULL,
  expires_at {integer} NOT NULL,
  last_used {integer},
  revoked_at {integer}
) {strict};

CREATE INDEX api_token_org ON api_token (org_id);

CREATE TABLE audit_entry (
  sequence {integer} NOT NULL PRIMARY KEY,
  at {integer} NOT NULL,
  org_id {integer},
  account_id {integer},
  action {text} NOT NULL,
  subject {text} NOT NULL,
  detail {text} NOT NULL,
  previous {text} NOT NULL,
  hash {text} NOT NULL
) {strict};

CREATE INDEX audit_entry_org ON audit_entry (org_id, sequence);
CREATE INDEX audit_entry_account ON audit_entry (account_id, sequence);

{audit_entry only grows}
)sql";

// Long work, which a worker takes, keeps while it lasts and gives back when it dies; the files that were sent for it, and those that come out of it.
constexpr std::string_view step_10 = R"sql(
CREATE TABLE job (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  kind {text} NOT NULL,
  request {text} NOT NULL,
  state {text} NOT NULL,
  account_id {integer},
  asked_at {integer} NOT NULL,
  started_at {integer},
  ended_at {integer},
  worker {text} NOT NULL,
  kept_until {integer} NOT NULL,
  attempts {integer} NOT NULL,
  cancel_asked {integer} NOT NULL,
  step {text} NOT NULL,
  done {integer} NOT NULL,
  total {integer} NOT NULL,
  answer {text} NOT NULL
) {strict};

CREATE INDEX job_org ON job (org_id, id);
CREATE INDEX job_state ON job (state, id);

CREATE TABLE job_file (
  job_id {integer} NOT NULL REFERENCES job (id),
  name {text} NOT NULL,
  bytes {blob} NOT NULL,
  PRIMARY KEY (job_id, name)
) {strict};

CREATE TABLE upload (
  org_id {integer} NOT NULL REFERENCES org (id),
  batch {text} NOT NULL,
  name {text} NOT NULL,
  sent_at {integer} NOT NULL,
  mapping {text} NOT NULL,
  bytes {blob} NOT NULL,
  PRIMARY KEY (org_id, batch, name)
) {strict};

CREATE INDEX upload_sent ON upload (sent_at);
)sql";

// Signing in at an identity provider.
constexpr std::string_view step_11 = R"sql(
CREATE TABLE openid_identity (
  issuer {text} NOT NULL,
  subject {text} NOT NULL,
  account_id {integer} NOT NULL REFERENCES account (id),
  linked_at {integer} NOT NULL,
  last_used {integer},
  PRIMARY KEY (issuer, subject),
  UNIQUE (account_id, issuer)
) {strict};

CREATE TABLE openid_visit (
  state_hash {text} NOT NULL PRIMARY KEY,
  nonce {text} NOT NULL,
  code_verifier {text} NOT NULL,
  next {text} NOT NULL,
  account_id {integer} REFERENCES account (id),
  link_hash {text} NOT NULL,
  expires_at {integer} NOT NULL
) {strict};

CREATE INDEX openid_visit_expires ON openid_visit (expires_at);

ALTER TABLE session ADD COLUMN id_token {text} NOT NULL DEFAULT '';
)sql";

// A simulation kept under a name, as the query of its address.
constexpr std::string_view step_12 = R"sql(
CREATE TABLE scenario (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  name {text} NOT NULL,
  query {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL,
  UNIQUE (org_id, name)
) {strict};
)sql";

// The yearly reviews: what people write in them, and the versions that were published, whose bytes are documents. Rows are only ever added.
constexpr std::string_view step_13 = R"sql(
CREATE TABLE review_text (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  section {text} NOT NULL,
  content {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL
) {strict};

CREATE INDEX review_text_org ON review_text (org_id, id);

CREATE TABLE review_version (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  version {integer} NOT NULL,
  as_of {integer} NOT NULL,
  answered {integer} NOT NULL,
  published_at {text} NOT NULL,
  published_by {text} NOT NULL,
  UNIQUE (org_id, year, version)
) {strict};

CREATE TABLE review_file (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  year {integer} NOT NULL,
  version {integer} NOT NULL,
  name {text} NOT NULL,
  sha256 {text} NOT NULL,
  UNIQUE (org_id, year, version, name)
) {strict};
)sql";

// How a city shows itself: its name, its colours, its logo (a document). The last row holds.
constexpr std::string_view step_14 = R"sql(
CREATE TABLE city_look (
  id {id},
  org_id {integer} NOT NULL REFERENCES org (id),
  name {text} NOT NULL,
  accent {text} NOT NULL,
  accent_dark {text} NOT NULL,
  logo {text} NOT NULL,
  logo_text {text} NOT NULL,
  recorded_at {text} NOT NULL,
  recorded_by {text} NOT NULL
) {strict};

CREATE INDEX city_look_org ON city_look (org_id, id);
)sql";

constexpr std::array steps = {step_1, step_2, step_3,  step_4,  step_5,  step_6,  step_7,
                              step_8, step_9, step_10, step_11, step_12, step_13, step_14};

}  // namespace

std::span<const std::string_view> migrations() {
  return steps;
}

}  // namespace capnr
