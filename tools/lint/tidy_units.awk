# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Which sources clang-tidy may read together, as one unit that includes them. In: "source<TAB>compile command without the source<TAB>its headers in our
# tree" a line. Out: the sources of one unit a line. Two sources share a unit when no name that one keeps to itself is a word of the other, or a type of
# its headers: neither can see, hide or overload what the other means. Aliases (namespace a = b; using a::b;) may be the same in both. A source with
# macros of its own, or with an alias that it seems not to use, is alone: the first would leak into the next, and clang-tidy looks for unused aliases in the
# main file only.
BEGIN { FS = "\t"; most = 16 }

{ read($1); command[$1] = $2; read_headers($1, $3); put($1) }

END { for (u = 1; u <= units; u++) print members[u] }

# Fills names[source] and words[source] (as " a b c "), aliases[source] (as "\na\tits line\n") and alone[source].
function read(source,   line, own, quotes, code, n, i, parts, seen, lines, count, name) {
  names[source] = words[source] = " "
  aliases[source] = "\n"
  own = count = 0
  while ((getline line <source) > 0) {
    if (line ~ /^[ \t]*(using [^=]*$|# *(define|undef|pragma))/ && line !~ /;/) alone[source] = 1
    if (line ~ /^[ \t]*(using [^=]*;|namespace [A-Za-z_0-9]+ =)/) {
      sub(/^[ \t]+/, "", line); sub(/;.*/, "", line)
      if (line ~ /^using (namespace|enum) /) { alone[source] = 1; continue }
      name = line
      if (line ~ /^namespace/) { sub(/^namespace /, "", name); sub(/ =.*/, "", name) } else sub(/.*::|.* /, "", name)
      aliases[source] = aliases[source] name "\t" line "\n"
      continue
    }
    if (line ~ /^namespace \{/) { own = 1; continue }
    if (line ~ /^\}.*namespace$/) own = 0
    code = line
    quotes = gsub(/"/, "\"", code)
    if (quotes % 2 == 0) { # a part of a raw text is taken as code: more words, no harm
      gsub(/"([^"\\]|\\.)*"/, "", code)
      sub(/\/\/.*/, "", code)
    }
    lines[++count] = code
    n = split(code, parts, /[^A-Za-z_0-9]+/)
    for (i = 1; i <= n; i++)
      if (parts[i] ~ /^[A-Za-z_]/ && !((source, parts[i]) in seen)) { seen[source, parts[i]] = 1; words[source] = words[source] parts[i] " " }
    if ((own && line ~ /^[A-Za-z_]/) || line ~ /^(static|inline) /) names[source] = names[source] declared(code)
  }
  close(source)
  n = split(aliases[source], parts, "\n")
  for (i = 1; i <= n; i++) {
    name = parts[i]; sub(/\t.*/, "", name)
    if (name != "" && !is_used(name, lines, count)) alone[source] = 1
  }
}

# Whether a name stands somewhere as it is, not behind the :: of something else.
function is_used(name, lines, count,   i) {
  for (i = 1; i <= count; i++)
    if (lines[i] ~ ("(^|[^A-Za-z_0-9:])" name "([^A-Za-z_0-9]|$)")) return 1
  return 0
}

# Fills declares[source] with the types that its headers declare: of a function there may be several.
function read_headers(source, list,   n, i, headers, line, text) {
  declares[source] = " "
  n = split(list, headers, " ")
  for (i = 1; i <= n; i++) {
    if (!(headers[i] in declared_by)) {
      text = " "
      while ((getline line <headers[i]) > 0)
        if (match(line, /^(struct|class|enum class|enum|union|using) [A-Za-z_0-9]+/)) {
          line = substr(line, RSTART, RLENGTH)
          sub(/.* /, "", line)
          text = text line " "
        }
      close(headers[i])
      declared_by[headers[i]] = text
    }
    declares[source] = declares[source] declared_by[headers[i]]
  }
}

# The names that a line at the margin may declare: what stands before ( = ; { [ or follows struct and the like.
function declared(code,   found, name) {
  found = ""
  if (match(code, /^(struct|class|enum class|enum|union|using) [A-Za-z_0-9]+/)) {
    name = substr(code, RSTART, RLENGTH)
    sub(/.* /, "", name)
    found = name " "
  }
  while (match(code, /[A-Za-z_][A-Za-z_0-9]* ?[(=;{[]/)) {
    name = substr(code, RSTART, RLENGTH)
    sub(/ ?.$/, "", name)
    found = found name " "
    code = substr(code, RSTART + RLENGTH)
  }
  return found
}

function put(source,   u) {
  if (!(source in alone))
    for (u = 1; u <= units; u++)
      if (size[u] < most && of[u] == command[source] && !clash(names[source], unit_words[u] unit_declares[u]) &&
          !clash(unit_names[u], words[source] declares[source]) && !aliases_clash(aliases[source], unit_aliases[u], unit_words[u]) &&
          !aliases_clash(unit_aliases[u], aliases[source], words[source])) {
        add(u, source)
        return
      }
  add(++units, source)
  if (source in alone) size[units] = most
}

function add(u, source) {
  members[u] = size[u]++ ? members[u] " " source : source
  of[u] = command[source]
  unit_names[u] = unit_names[u] names[source]
  unit_words[u] = unit_words[u] words[source]
  unit_declares[u] = unit_declares[u] declares[source]
  unit_aliases[u] = unit_aliases[u] aliases[source]
}

function clash(some, text,   n, i, parts) {
  n = split(some, parts, " ")
  for (i = 1; i <= n; i++) if (index(text, " " parts[i] " ")) return 1
  return 0
}

# An alias of the one is a word of the other, which does not have the same alias.
function aliases_clash(some, others, text,   n, i, lines, name) {
  n = split(some, lines, "\n")
  for (i = 1; i <= n; i++) {
    if (lines[i] == "" || index(others, "\n" lines[i] "\n")) continue
    name = lines[i]
    sub(/\t.*/, "", name)
    if (index(text, " " name " ")) return 1
  }
  return 0
}
