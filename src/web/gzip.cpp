// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/gzip.h"

#include <array>
#include <cstdint>

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>

namespace capnr::web {
namespace {

void add_little_endian(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFFU);
}

}  // namespace

std::string gzip(std::string_view bytes) {
  namespace zlib = boost::beast::zlib;
  // Magic, deflate, no flag, no time, best compression, made on Unix.
  std::string out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03", 10);
  zlib::deflate_stream deflate;
  deflate.reset(9, 15, 8, zlib::Strategy::normal);
  std::array<char, 16384> piece{};
  zlib::z_params step;
  step.next_in = bytes.data();
  step.avail_in = bytes.size();
  boost::system::error_code error;
  while (error != zlib::error::end_of_stream) {
    step.next_out = piece.data();
    step.avail_out = piece.size();
    deflate.write(step, zlib::Flush::finish, error);
    if (error && error != zlib::error::end_of_stream && error != zlib::error::need_buffers) return {};
    out.append(piece.data(), piece.size() - step.avail_out);
  }
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  add_little_endian(out, crc.checksum());
  add_little_endian(out, static_cast<std::uint32_t>(bytes.size()));
  return out;
}

}  // namespace capnr::web
