#pragma once
#include <string>

#include <rowscope/context/scope.hpp>

namespace rowscope::detail::postgresql {

class scope_signer {
 public:
  explicit scope_signer(std::string key) : key_(std::move(key)) {}
  [[nodiscard]] std::string scope_text(const scope& s) const;
  [[nodiscard]] std::string sign(std::string_view scope_text, std::string_view pid, std::string_view microseconds) const;

 private:
  std::string key_;
};

}  // namespace rowscope::detail::postgresql
