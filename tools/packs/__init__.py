# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""One module per source: each turns files of the reference folder into a pack."""
