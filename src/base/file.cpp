// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace capnr {
namespace {

tl::unexpected<Error> system_failure(const std::filesystem::path& path) {
  const int code = errno;
  if (code == ENOENT) return fail(Kind::not_found, "no such file or folder", {}, {.file = path.string()});
  return fail(Kind::unavailable, "the system answers: {reason}",
              {{"reason", std::generic_category().message(code)}}, {.file = path.string()});
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return system_failure(path);
  std::string bytes;
  for (std::size_t chunk = 1U << 16U;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + chunk);
    const std::size_t got = std::fread(bytes.data() + before, 1, chunk, file.get());
    bytes.resize(before + got);
    if (bytes.size() > limit) {
      return fail(Kind::limit, "the file is larger than {limit} bytes", {{"limit", std::to_string(limit)}},
                  {.file = path.string()});
    }
    if (got == 0) break;
  }
  if (std::ferror(file.get()) != 0) return system_failure(path);
  return bytes;
}

OutputFile::OutputFile(std::FILE* file, std::filesystem::path path, std::filesystem::path temporary)
    : file_(file), path_(std::move(path)), temporary_(std::move(temporary)) {}

OutputFile::~OutputFile() {
  if (file_) {
    file_.reset();
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
  }
}

Result<OutputFile> OutputFile::create(const std::filesystem::path& path) {
  std::filesystem::path temporary = path;
  temporary += ".part";
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  if (file == nullptr) return system_failure(path);
  return OutputFile(file, path, std::move(temporary));
}

Result<> OutputFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return system_failure(path_);
  return {};
}

Result<> OutputFile::commit() {
  if (std::fflush(file_.get()) != 0 || fsync(fileno(file_.get())) != 0) return system_failure(path_);
  std::error_code status;
  std::filesystem::rename(temporary_, path_, status);
  file_.reset();
  if (status) {
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
    return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", status.message()}},
                {.file = path_.string()});
  }
  return {};
}

Result<> write_file(const std::filesystem::path& path, std::string_view bytes) {
  TRY(OutputFile file, OutputFile::create(path));
  TRY_VOID(file.write(bytes));
  return file.commit();
}

Result<> put_in_place(const std::filesystem::path& finished, const std::filesystem::path& name) {
  const auto flush = [](const std::filesystem::path& path) -> Result<> {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = file >= 0 && ::fsync(file) == 0;
    const auto failure = system_failure(path);
    if (file >= 0) ::close(file);
    if (!flushed) return failure;
    return {};
  };
  TRY_VOID(flush(finished));
  if (std::rename(finished.c_str(), name.c_str()) != 0) return system_failure(name);
  return flush(std::filesystem::absolute(name).parent_path());
}

}  // namespace capnr
