#pragma once
#include <functional>

#include "world.hpp"

/// Every position in which a table can stand.
namespace rowscope_tests::positions {

/// Of whom a position is made.
struct place {
  const family& all;
  const subject& s;
  form scope;

  [[nodiscard]] const rs::table_info& table() const { return *s.table; }
};

struct position {
  std::string name;
  std::function<std::optional<statement>(const place&)> make;  ///< none where the table cannot stand there
  bool is_seen = true;  ///< whether a foreign row would change the result, besides failing a term
  enum class indexed { any, declared } with = indexed::any;  ///< the indexes that it is tried with
  std::string beyond_row_security{};  ///< why row-level security alone does not keep it from a foreign row
};

std::vector<position> select_positions();
std::vector<position> join_positions();
std::vector<position> update_positions();
std::vector<position> remove_positions();
std::vector<position> insert_positions();

/// A condition that holds for every own row, and fails on every foreign one.
term harm(std::string_view instance);
/// The rows of the table, as instance t: its part, where no term fails.
rows parts(const place& p);
/// The same, of those with the part of another instance.
rows parts_like(const place& p, std::string_view instance);
rows number_of(const rows& counted);

struct not_sql {
  std::string position;
  std::string reason;
};
/// What has no such SQL.
std::vector<not_sql> not_written();

}  // namespace rowscope_tests::positions
