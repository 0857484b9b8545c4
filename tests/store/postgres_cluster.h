// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>

// A PostgreSQL server for this process alone, started when the first test asks for it (postgres_cluster.sh), gone when the process is, however
// it ends. Where PostgreSQL is not installed, asking throws: the tests fail, and say what to install.

namespace capnr::test {

/// postgresql://… of an empty database that nobody else uses.
std::string new_postgres_database();
/// The address of a database of this server as another user sees it; an empty name: the database that every server has.
std::string postgres_address(const std::string& database, const std::string& user = "capnr",
                             const std::string& password = "secret");
/// Runs statements as the administrator of the server, in a database of it.
void run_as_administrator(const std::string& sql, const std::string& database = "postgres");

/// The server makes sure from now on that what it stores reaches the disk, as a real one does; it is started without, to be fast.
void make_postgres_durable();
/// The folder of the server's data. With CAPNR_TEST_POSTGRES_DISK ("80m") in the environment when the server starts, it is a disk of that
/// size (root only); the journal stands elsewhere, so that it is tables that lack room.
std::filesystem::path postgres_data();

}  // namespace capnr::test
