# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Which sources clang-tidy may read together, as one unit that includes them. In: "source<TAB>compile command without the source" a line.
# Out: the sources of one unit a line. Two sources share a unit when no name that one keeps to itself is a word of the other: neither can
# see, hide or overload what the other means. A source with aliases, using declarations or macros of its own is alone: they would leak into
# the next, and clang-tidy looks for unused ones in the main file only.
BEGIN { FS = "\t"; most = 8 }

{ read($1); command[$1] = $2; put($1) }

END { for (u = 1; u <= units; u++) print members[u] }

# Fills names[source], words[source] (as " a b c ") and alone[source].
function read(source,   line, own, quotes, code, n, i, parts, seen) {
  names[source] = words[source] = " "
  own = 0
  while ((getline line <source) > 0) {
    if (line ~ /^[ \t]*(namespace [A-Za-z_0-9]+ =|using [^=]*;|using [^=]*$|# *(define|undef|pragma))/) alone[source] = 1
    if (line ~ /^namespace \{/) { own = 1; continue }
    if (line ~ /^\}.*namespace$/) own = 0
    code = line
    quotes = gsub(/"/, "\"", code)
    if (quotes % 2 == 0) { # a part of a raw text is taken as code: more words, no harm
      gsub(/"([^"\\]|\\.)*"/, "", code)
      sub(/\/\/.*/, "", code)
    }
    n = split(code, parts, /[^A-Za-z_0-9]+/)
    for (i = 1; i <= n; i++)
      if (parts[i] ~ /^[A-Za-z_]/ && !((source, parts[i]) in seen)) { seen[source, parts[i]] = 1; words[source] = words[source] parts[i] " " }
    if ((own && line ~ /^[A-Za-z_]/) || line ~ /^(static|inline) /) names[source] = names[source] declared(code)
  }
  close(source)
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
      if (size[u] < most && of[u] == command[source] && !clash(names[source], unit_words[u]) && !clash(unit_names[u], words[source])) {
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
}

function clash(some, text,   n, i, parts) {
  n = split(some, parts, " ")
  for (i = 1; i <= n; i++) if (index(text, " " parts[i] " ")) return 1
  return 0
}
