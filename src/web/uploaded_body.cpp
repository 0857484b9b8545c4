// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/uploaded_body.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace capnr::web {

Result<std::shared_ptr<const UploadedBody>> UploadedBody::of(int descriptor) {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): its constructor is private
  std::shared_ptr<UploadedBody> body(new UploadedBody(descriptor));
  struct stat status{};
  if (::fstat(descriptor, &status) != 0)
    return fail(Kind::unavailable, "what was sent cannot be read back from the disk");
  if (status.st_size == 0) return body;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (bytes == MAP_FAILED) return fail(Kind::unavailable, "what was sent cannot be read back from the disk");
  body->bytes_ = {static_cast<const char*>(bytes), size};
  return body;
}

UploadedBody::~UploadedBody() {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): munmap takes what mmap gave
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  ::close(descriptor_);
}

}  // namespace capnr::web
