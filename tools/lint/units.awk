# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Which sources may be read together, as one unit that includes them, by clang-tidy (tidy.sh). In: "source<TAB>what it is compiled with" a line. Out: the sources of one unit a line. Two sources share a unit when no name that one keeps to itself is a word of
# the other, or a type of its headers, nor a variable a word of them: neither can see, hide or overload what the other means. Aliases (namespace a = b; using a::b;) may be the same in both.
# A source with macros of its own, or with an alias that it seems not to use, is alone: the first would leak into the next, and clang-tidy looks for unused
# aliases in the main file only.
BEGIN { FS = "\t"; most = 16 }

{ read($1); command[$1] = $2; read_headers($1); put($1) }

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
    if ((own && line ~ /^[A-Za-z_]/) || line ~ /^(static|inline) /) {
      names[source] = names[source] declared(code)
      if (code !~ /^(struct|class|enum|union|using) / && match(code, /[A-Za-z_][A-Za-z_0-9]* ?[=;{[]/) && code !~ /^[^=;{[]*\(/) {
        name = substr(code, RSTART, RLENGTH)
        sub(/ ?.$/, "", name)
        variables[source] = variables[source] name " "
      }
    }
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

# Fills declares[source] with the types that its headers declare, and theirs: of a function there may be several.
function read_headers(source,   waiting, seen, i, n, count, parts) {
  declares[source] = " "
  waiting[1] = source
  count = 1
  for (i = 1; i <= count; i++) {
    look_at(waiting[i])
    if (i > 1) { declares[source] = declares[source] types_in[waiting[i]]; headers[source] = headers[source] waiting[i] " " }
    n = split(includes_in[waiting[i]], parts, " ")
    while (n > 0) { if (!(parts[n] in seen)) { seen[parts[n]] = 1; waiting[++count] = parts[n] } n-- }
  }
}

# Fills types_in[file], words_in[file] and includes_in[file], which hold what stands in our tree: beside the file, or in src/.
function look_at(file,   line, folder, name) {
  if (file in types_in) return
  types_in[file] = includes_in[file] = words_in[file] = " "
  folder = file
  sub(/[^\/]*$/, "", folder)
  while ((getline line <file) > 0) {
    if (file ~ /\.h$/) { name = line; sub(/\/\/.*/, "", name); gsub(/[^A-Za-z_0-9]+/, " ", name); words_in[file] = words_in[file] name " " }
    if (line ~ /^#include "/) {
      name = line
      sub(/^#include "/, "", name); sub(/".*/, "", name)
      if (is_there(folder name)) includes_in[file] = includes_in[file] folder name " "
      else if (is_there(root_of(file) name)) includes_in[file] = includes_in[file] root_of(file) name " "
    } else if (match(line, /^(struct|class|enum class|enum|union|using) [A-Za-z_0-9]+/)) {
      line = substr(line, RSTART, RLENGTH)
      sub(/.* /, "", line)
      types_in[file] = types_in[file] line " "
    }
  }
  close(file)
}

# "…/src/" of "…/src/web/app.cpp"; "src/" of any other.
function root_of(file) { return match(file, /(^|\/)src\//) ? substr(file, 1, RSTART + RLENGTH - 1) : "src/" }

function is_there(file,   line) {
  if (!(file in there)) { there[file] = (getline line <file) >= 0; close(file) }
  return there[file]
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
          !aliases_clash(unit_aliases[u], aliases[source], words[source]) &&
          !in_headers(variables[source], unit_headers[u]) && !in_headers(unit_variables[u], headers[source])) {
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
  unit_variables[u] = unit_variables[u] variables[source]
  unit_headers[u] = unit_headers[u] headers[source]
}

function in_headers(some, files,   n, i, list, done) {
  if (some ~ /^ *$/) return 0
  n = split(files, list, " ")
  for (i = 1; i <= n; i++)
    if (!(list[i] in done)) { done[list[i]] = 1; if (clash(some, words_in[list[i]])) return 1 }
  return 0
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
