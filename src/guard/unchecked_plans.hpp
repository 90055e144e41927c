#pragma once
#include <list>
#include <vector>

#include <rowscope/db/connection.hpp>

namespace rowscope::detail {

/// The plans of texts that are only known at run time: of each connection the ones used last, so that a program that
/// makes ever new texts does not grow.
class unchecked_plans {
 public:
  explicit unchecked_plans(connection& on) : on_(on) {}

  const plan& get(const statement_source& source, raw_source text, std::size_t outputs);

  /// How many are kept.
  static constexpr std::size_t most = 64;

 private:
  struct kept {
    raw_source text;
    plan made;
  };
  void drop_oldest();

  connection& on_;
  std::list<kept> plans_;            ///< the one used last first
  std::vector<std::uint32_t> free_;  ///< indices of plans that are gone
};

}  // namespace rowscope::detail
