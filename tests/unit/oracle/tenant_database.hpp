#pragma once
#include "plain_connection.hpp"
#include "plain_text.hpp"

namespace rowscope_tests::oracle {

/// A database of its own, without rowscope, that holds exactly the rows of one part.
class tenant_database {
 public:
  explicit tenant_database(part p);

  [[nodiscard]] const part& rows() const noexcept { return part_; }
  /// Back to how it was made.
  void reset();
  [[nodiscard]] outcome run(const made_statement& s);
  void execute(const std::string& sql) { working_.execute(sql); }
  [[nodiscard]] text_rows contents(std::string_view table);

 private:
  part part_;
  plain_connection pristine_{};
  plain_connection working_{};
};

}  // namespace rowscope_tests::oracle
