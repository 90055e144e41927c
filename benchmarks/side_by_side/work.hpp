#pragma once
#include <span>

/// What is measured: pieces of work that each variant does in its own way.
namespace side_by_side {

enum class task {
  integers,
  integers_written_down,
  owned,
  viewed,
  into_struct,
  by_one,
  by_text,
  through_key,
  hundred_rows,
  hundred_structs,
  join,
  aggregate,
  insert,
  insert_lines,
  update,
  remove,
  upsert,
};

struct work {
  const char* name;
  task what;
  int operations;       ///< of one run
  bool in_transaction;  ///< which each run opens, and undoes, without being measured
  bool writes;          ///< so that the tables are compared as well
  const char* sql;      ///< with the tenant written by hand
};

/// All of them, in the order of the table.
std::span<const work> works();

}  // namespace side_by_side
