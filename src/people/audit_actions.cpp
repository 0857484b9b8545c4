// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "people/audit.h"

namespace capnr {
namespace {

struct Words {
  std::string_view message;
};

struct Action {
  std::string_view code;
  Words words;
};

constexpr std::array actions = {
    Action{"account.created", Words{"account created"}},
    Action{"account.changed", Words{"account changed"}},
    Action{"account.role_set", Words{"role given"}},
    Action{"account.role_removed", Words{"role taken away"}},
    Action{"account.password_set", Words{"password set"}},
    Action{"account.deactivated", Words{"account disabled"}},
    Action{"account.reactivated", Words{"account enabled"}},
    Action{"account.totp_enrolled", Words{"second factor prepared"}},
    Action{"account.totp_confirmed", Words{"second factor in force"}},
    Action{"account.totp_disabled", Words{"second factor taken away"}},
    Action{"account.signed_in", Words{"signed in"}},
    Action{"account.sign_in_failed", Words{"failed to sign in"}},
    Action{"account.locked", Words{"locked out after too many failures"}},
    Action{"account.recovery_made", Words{"recovery link made"}},
    Action{"account.recovery_used", Words{"recovery link used"}},
    Action{"account.openid_linked", Words{"identity of the provider linked"}},
    Action{"account.openid_unlinked", Words{"identity of the provider taken off"}},
    Action{"account.openid_refused", Words{"refused at the return from the provider"}},
    Action{"value.recorded", Words{"value of an indicator recorded"}},
    Action{"plan.begun", Words{"plan begun"}},
    Action{"plan.edited", Words{"action of a plan written"}},
    Action{"plan.step", Words{"plan frozen, given back, voted or closed"}},
    Action{"review.written", Words{"text of a review written"}},
    Action{"review.published", Words{"review published"}},
    Action{"plan.told", Words{"progress of an action told"}},
    Action{"city.changed", Words{"the city's description changed"}},
    Action{"city.look_changed", Words{"the look of the pages changed"}},
    Action{"backup.made", Words{"backup made"}},
    Action{"backup.downloaded", Words{"backup downloaded"}},
    Action{"job.asked", Words{"long work asked for"}},
    Action{"job.cancelled", Words{"long work cancelled"}},
    Action{"inventory.imported", Words{"inventory imported"}},
    Action{"equipment.recognised", Words{"equipment recognised by hand"}},
    Action{"plan.simulated", Words{"actions made of a simulation"}},
    Action{"scenario.kept", Words{"scenario kept"}},
    Action{"token.issued", Words{"API token made"}},
    Action{"token.revoked", Words{"API token revoked"}},
};

}  // namespace

std::string_view action_name(std::string_view action, Language language) {
  const auto found = std::ranges::find(actions, action, &Action::code);
  return found == actions.end() ? action : tr(language, found->words.message);
}

}  // namespace capnr
