// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/import_tools.h"

#include <array>
#include <cstdlib>
#include <mutex>

#include <unistd.h>

#include "cli/products.h"
#include "work/backup_job.h"
#include "work/review_job.h"

namespace capnr::cli {
namespace {

struct Kept {
  std::mutex mutex;
  std::shared_ptr<const ImportTools> tools;
};

Result<std::shared_ptr<const ImportTools>> read_tools(const Context& context, const MethodOptions& method) {
  auto tools = std::make_shared<ImportTools>();
  TRY(tools->catalog, load_inventory_catalog(context.catalog));
  TRY(tools->set, load_set(context, method, method.set));
  tools->products = products_of(tools->set);
  return tools;
}

}  // namespace

FindImportTools import_tools(const Context& context, const MethodOptions& method) {
  return [context, method, kept = std::make_shared<Kept>()]() -> Result<std::shared_ptr<const ImportTools>> {
    const std::scoped_lock lock(kept->mutex);
    if (kept->tools == nullptr) {
      TRY(kept->tools, read_tools(context, method));
    }
    return kept->tools;
  };
}

std::string worker_name(std::string_view what) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return std::string(what) + " " + host.data() + " " + std::to_string(::getpid());
}

JobKinds job_kinds(const FindImportTools& tools) {
  const char* const chromium =
      std::getenv("CAPNR_CHROMIUM");  // NOLINT(concurrency-mt-unsafe): nothing else runs yet
  return {{std::string(import_kind), import_job(tools)},
          {std::string(review_pdf_kind), review_pdf_job(chromium == nullptr ? "chromium" : chromium)},
          {std::string(backup_kind), backup_job(CAPNR_VERSION)}};
}

}  // namespace capnr::cli
