#pragma once
#include <memory>
#include <string>
#include <string_view>

#include <rowscope/context/scope.hpp>

struct evp_mac_ctx_st;

namespace rowscope::detail::postgresql {

/// Signs scopes with the key that the database verifies them with: the other half of `rowscope.scope_values` in the
/// DDL. \par Source HMAC-SHA-256, RFC 2104 and FIPS 198-1 \par Thread safety signing changes nothing
class scope_signer {
 public:
  /// \throws usage_error for a key of fewer than 32 bytes
  explicit scope_signer(std::string key);

  /// What is set as `rowscope.scope`: {"tenant":["42"],"event":["7","8"]}.
  /// \throws usage_error for the scope of every tenant, which is a login of its own and is never signed
  [[nodiscard]] std::string scope_text(const scope& of) const;
  /// What is set as `rowscope.signature`, in the transaction that it is for.
  /// \param pid, microseconds of the connection, and of the start of its transaction since 1970, as the server writes
  ///   them; both empty for a distributed database
  [[nodiscard]] std::string sign(std::string_view scope_text, std::string_view pid,
                                 std::string_view microseconds) const;

 private:
  struct closer {
    void operator()(evp_mac_ctx_st* c) const noexcept;
  };
  using context = std::unique_ptr<evp_mac_ctx_st, closer>;

  context keyed_;  ///< has taken in the key, and is copied for each signature: half of the work is done
};

}  // namespace rowscope::detail::postgresql
