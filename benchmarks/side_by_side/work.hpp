#pragma once
#include <span>
#include <stdexcept>

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
  bool begins = false;  ///< each operation has a transaction of its own, which is measured
};

/// All of them, in the order of the table.
std::span<const work> works();

/// What `f.template operator()<Task>()` gives for the task.
template <class F>
auto with_task(task what, const F& f) {
  switch (what) {
    case task::integers: return f.template operator()<task::integers>();
    case task::integers_written_down: return f.template operator()<task::integers_written_down>();
    case task::owned: return f.template operator()<task::owned>();
    case task::viewed: return f.template operator()<task::viewed>();
    case task::into_struct: return f.template operator()<task::into_struct>();
    case task::by_one: return f.template operator()<task::by_one>();
    case task::by_text: return f.template operator()<task::by_text>();
    case task::through_key: return f.template operator()<task::through_key>();
    case task::hundred_rows: return f.template operator()<task::hundred_rows>();
    case task::hundred_structs: return f.template operator()<task::hundred_structs>();
    case task::join: return f.template operator()<task::join>();
    case task::aggregate: return f.template operator()<task::aggregate>();
    case task::insert: return f.template operator()<task::insert>();
    case task::insert_lines: return f.template operator()<task::insert_lines>();
    case task::update: return f.template operator()<task::update>();
    case task::remove: return f.template operator()<task::remove>();
    case task::upsert: return f.template operator()<task::upsert>();
  }
  throw std::logic_error("a task that is none");
}

}  // namespace side_by_side
