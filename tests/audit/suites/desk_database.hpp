#pragma once
#include <desk/desk.hpp>

#include "support/catch.hpp"

struct empty_desk {
  rowscope::database db{rowscope::sqlite_memory(), desk::schema{}};

  empty_desk() { db.create_tables(); }
  rowscope::session as(std::int64_t account) { return db.for_tenant(account); }

  /// Tickets 10 * account + 1 and + 2, the second one closed; a comment on the first. Not by the program's own
  /// functions, which would be tested by every test then.
  void fill(std::int64_t account) {
    namespace rs = rowscope;
    using desk::comments, desk::tickets;
    rs::unscoped_session all = db.unscoped(rs::site<"fill.desk">, "rows for every account, before a test");
    const std::int64_t first = 10 * account;
    const std::string name = std::to_string(account);
    all(rs::query<"fill.tickets">()
            .insert_into(tickets{})
            .columns(tickets::id, tickets::account_id, tickets::subject, tickets::open)
            .rows(std::vector{std::tuple{first + 1, account, "printer of " + name, true},
                              std::tuple{first + 2, account, "paper of " + name, false}}));
    all(rs::query<"fill.comment">()
            .insert_into(comments{})
            .set(comments::id = first, comments::ticket_id = first + 1, comments::text = "hello"));
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
