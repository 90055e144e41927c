#pragma once
#include <desk/desk.hpp>

#include "support/catch.hpp"
#include "support/plain_database.hpp"

/// In memory; where this run of the tests works on PostgreSQL, in a database of its own there.
struct empty_desk {
  std::optional<rowscope_tests::plain_database> server;
  rowscope::database db;

  empty_desk() : db(open(server)) {}
  static rowscope::database open(std::optional<rowscope_tests::plain_database>& server) {
    if (rowscope_tests::plain_database::is_postgresql()) {
      server.emplace().create(desk::schema::info());
      return server->open(desk::schema::info());
    }
    rowscope::database made{rowscope::sqlite_memory(), desk::schema{}};
    made.create_tables();
    return made;
  }
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
