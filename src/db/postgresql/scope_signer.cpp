#include "scope_signer.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <rowscope/ast/table_info.hpp>
#include <rowscope/error.hpp>
#include <vector>

namespace rowscope::detail::postgresql {
namespace {

constexpr std::size_t shortest_key = 32;
constexpr std::string_view hexadecimal = "0123456789abcdef";

void add_text(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20) {
      json += "\\u00";
      json += hexadecimal[code >> 4U];
      json += hexadecimal[code & 15U];
      continue;
    }
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  json += '"';
}

void add_dimension(std::string& json, std::string_view dimension, std::span<const tenant> values) {
  json += json.size() == 1 ? "" : ",";
  add_text(json, dimension);
  json += ":[";
  std::string_view separator;
  for (const tenant& value : values) {
    json += separator;
    add_text(json, value.is_text() ? value.text() : std::to_string(value.integer()));
    separator = ",";
  }
  json += ']';
}

}  // namespace

scope_signer::scope_signer(std::string key) : key_(std::move(key)) {
  if (key_.size() < shortest_key)
    throw usage_error("the signing key of a PostgreSQL database has " + std::to_string(key_.size()) +
                      " bytes; give at least 32 random ones, the same as rowscope.set_signing_key() was given");
}

scope_signer::~scope_signer() { OPENSSL_cleanse(key_.data(), key_.size()); }

std::string scope_signer::scope_text(const scope& of) const {
  if (of.is_unscoped())
    throw usage_error("the scope of every tenant is not signed: unscoped sessions log in as the unscoped role");
  std::string json = "{";
  if (of.tenant()) add_dimension(json, tenant_dimension, {&*of.tenant(), 1});
  for (const scope::part& p : of.parts()) add_dimension(json, p.dimension, p.values);
  return json + '}';
}

std::string scope_signer::sign(std::string_view scope_text, std::string_view pid, std::string_view microseconds) const {
  std::string message = std::to_string(scope_text.size()) + ':';
  message.append(scope_text).append(":").append(pid).append(":").append(microseconds);
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), code.data(), &size) == nullptr)
    throw usage_error("OpenSSL made no HMAC-SHA-256 of a scope: this build of it may not offer SHA-256");
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += hexadecimal[code[i] >> 4U];
    text += hexadecimal[code[i] & 15U];
  }
  return text;
}

}  // namespace rowscope::detail::postgresql
