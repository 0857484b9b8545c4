// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/multipart.h"

#include <algorithm>

#include "base/text.h"

namespace capnr::web {
namespace {

constexpr std::size_t most_parts = 1000, longest_field = 65536, longest_boundary = 70;

tl::unexpected<Error> broken() {
  return fail(Kind::usage, "the form did not come whole: send it again");
}

// A parameter of a header: name="value" or name=value. Browsers write a quote in a name as %22.
std::optional<std::string_view> parameter_of(std::string_view header, std::string_view name) {
  while (true) {
    const auto semicolon = header.find(';');
    if (semicolon == std::string_view::npos) return std::nullopt;
    header = trimmed(header.substr(semicolon + 1));
    if (!header.starts_with(name) || header.substr(name.size(), 1) != "=") {
      // What is quoted may hold a semicolon.
      if (const auto quote = header.find_first_of(";\"");
          quote != std::string_view::npos && header[quote] == '"')
        header.remove_prefix(std::min(header.find('"', quote + 1), header.size()));
      continue;
    }
    header.remove_prefix(name.size() + 1);
    if (!header.starts_with('"')) return trimmed(header.substr(0, header.find(';')));
    header.remove_prefix(1);
    const auto end = header.find('"');
    if (end == std::string_view::npos) return std::nullopt;
    return header.substr(0, end);
  }
}

// What a browser could not put between quotes, back.
std::string name_of(std::string_view written) {
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const std::string_view three = written.substr(i, 3);
    if (three == "%22" || three == "%0D" || three == "%0A") {
      out += three == "%22" ? '"' : ' ';
      i += 2;
    } else {
      out += written[i];
    }
  }
  return out;
}

struct PartHeader {
  std::string field;
  std::optional<std::string> file;
};

std::optional<PartHeader> read_part_header(std::string_view lines) {
  PartHeader header;
  bool named = false;
  for (std::string_view line : split(lines, '\n')) {
    line = trimmed(line);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || folded(line.substr(0, colon)) != "content disposition") continue;
    const std::string_view value = trimmed(line.substr(colon + 1));
    const auto name = parameter_of(value, "name");
    if (!value.starts_with("form-data") || !name) return std::nullopt;
    header.field = name_of(*name);
    named = true;
    if (const auto file = parameter_of(value, "filename")) {
      const auto folder = file->find_last_of("/\\");
      header.file = name_of(folder == std::string_view::npos ? *file : file->substr(folder + 1));
    }
  }
  if (!named || !is_utf8(header.field) || (header.file && !is_utf8(*header.file))) return std::nullopt;
  return header;
}

Result<> add_part(PartHeader header, std::string_view bytes, MultipartForm& form) {
  if (header.file) {
    if (!header.file->empty())
      form.files.push_back({std::move(header.field), *std::move(header.file), bytes});
    return {};
  }
  if (bytes.size() > longest_field) return fail(Kind::limit, "a field of the form is too long");
  if (!is_utf8(bytes) || bytes.find('\0') != std::string_view::npos) return broken();
  form.fields.emplace_back(std::move(header.field), std::string(bytes));
  return {};
}

}  // namespace

Result<MultipartForm> read_multipart(std::string_view content_type, std::string_view body) {
  const auto boundary = parameter_of(content_type, "boundary");
  if (!content_type.starts_with("multipart/form-data") || !boundary || boundary->empty() ||
      boundary->size() > longest_boundary)
    return fail(Kind::usage, "this address takes a form with files");
  const std::string line = "\r\n--" + std::string(*boundary);
  // The first line has nothing before it.
  if (!body.starts_with(std::string_view(line).substr(2))) return broken();
  body.remove_prefix(line.size() - 2);
  MultipartForm form;
  while (true) {
    if (body.starts_with("--")) return form;
    if (!body.starts_with("\r\n")) return broken();
    if (form.fields.size() + form.files.size() >= most_parts)
      return fail(Kind::limit, "the form has more than a thousand fields");
    const auto end_of_header = body.find("\r\n\r\n");
    if (end_of_header > longest_field) return broken();  // nowhere too
    auto header = read_part_header(body.substr(0, end_of_header));
    body.remove_prefix(end_of_header + 2);  // an empty part has its end right here
    const auto end = body.find(line);
    if (!header || end == std::string_view::npos) return broken();
    const std::size_t from = std::min<std::size_t>(2, end);
    TRY_VOID(add_part(*std::move(header), body.substr(from, end - from), form));
    body.remove_prefix(end + line.size());
  }
}

}  // namespace capnr::web
