#pragma once
#include <desk/desk.hpp>

#include "support/catch.hpp"

/// A database, and what accounts put into it by the program's own functions.
struct empty_desk {
  rowscope::database db{rowscope::sqlite_memory(), desk::schema{}};

  empty_desk() { db.create_tables(); }
  rowscope::session as(std::int64_t account) { return db.for_tenant(account); }

  /// Tickets 10 * account + 1 and + 2, the second one closed; a comment on the first.
  void fill(std::int64_t account) {
    rowscope::session s = as(account);
    const std::int64_t first = 10 * account;
    desk::add(s, first + 1, "printer of " + std::to_string(account));
    desk::add(s, first + 2, "paper of " + std::to_string(account));
    desk::close(s, first + 2);
    desk::comment(s, first, first + 1, "hello");
  }
};

/// Two accounts whose rows could be taken for each other's.
struct desk_of_two : empty_desk {
  desk_of_two() {
    fill(1);
    fill(2);
  }
};

using texts = std::vector<std::string>;
using ids = std::vector<std::int64_t>;
