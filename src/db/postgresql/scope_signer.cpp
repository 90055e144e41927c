#include "scope_signer.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

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

[[noreturn]] void throw_no_hmac() {
  throw usage_error("OpenSSL made no HMAC-SHA-256 of a scope: this build of it may not offer SHA-256");
}

}  // namespace

void scope_signer::closer::operator()(evp_mac_ctx_st* c) const noexcept { EVP_MAC_CTX_free(c); }

scope_signer::scope_signer(std::string key) {
  if (key.size() < shortest_key)
    throw usage_error("the signing key of a PostgreSQL database has " + std::to_string(key.size()) +
                      " bytes; give at least 32 random ones, the same as rowscope.set_signing_key() was given");
  EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
  keyed_.reset(hmac != nullptr ? EVP_MAC_CTX_new(hmac) : nullptr);
  EVP_MAC_free(hmac);
  char digest[] = "SHA256";
  const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                              OSSL_PARAM_construct_end()};
  const bool is_ready = keyed_ && EVP_MAC_init(keyed_.get(), reinterpret_cast<const unsigned char*>(key.data()),
                                               key.size(), parameters.data()) == 1;
  OPENSSL_cleanse(key.data(), key.size());
  if (!is_ready) throw_no_hmac();
}

std::string scope_signer::scope_text(const scope& of) const {
  if (of.is_unscoped())
    throw usage_error("the scope of every tenant is not signed: unscoped sessions log in as the unscoped role");
  std::string json = "{";
  if (of.tenant()) add_dimension(json, tenant_dimension, {&*of.tenant(), 1});
  for (const scope::part& p : of.parts()) add_dimension(json, p.dimension, p.values);
  return json + '}';
}

std::string scope_signer::sign(std::string_view scope_text, std::string_view pid, std::string_view microseconds) const {
  std::string message;
  message.reserve(scope_text.size() + pid.size() + microseconds.size() + 24);
  (message += std::to_string(scope_text.size())) += ':';
  message.append(scope_text).append(":").append(pid).append(":").append(microseconds);
  const context own(EVP_MAC_CTX_dup(keyed_.get()));
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  std::size_t size = 0;
  if (!own || EVP_MAC_update(own.get(), reinterpret_cast<const unsigned char*>(message.data()), message.size()) != 1 ||
      EVP_MAC_final(own.get(), code.data(), &size, code.size()) != 1)
    throw_no_hmac();
  std::string text(2 * size, '\0');
  for (std::size_t i = 0; i < size; ++i) {
    text[2 * i] = hexadecimal[code[i] >> 4U];
    text[2 * i + 1] = hexadecimal[code[i] & 15U];
  }
  return text;
}

}  // namespace rowscope::detail::postgresql
