# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# po/fr.po -> one {"id", "translation"}, per line. Strings of a .po file are C strings already.
function flush_entry() {
  if (id != "\"\"" && id != "" && str != "\"\"" && str != "" && !fuzzy) print "{" id ", " str "},"
  id = ""; str = ""; fuzzy = next_fuzzy; next_fuzzy = 0
}
/^#,.*fuzzy/ { next_fuzzy = 1 }
/^msgid / { flush_entry(); id = substr($0, 7); part = 1; next }
/^msgstr / { str = substr($0, 8); part = 2; next }
/^"/ { if (part == 1) id = id " " $0; else if (part == 2) str = str " " $0 }
END { flush_entry() }
