#include "desk.hpp"

#include <ostream>
#include <vector>

#include <soci/soci.h>

namespace desk {

void create(soci::session& sql) {
  sql << "create table accounts(id integer primary key, name text not null)";
  sql << "create table tickets(id integer primary key, account_id integer not null references accounts(id),"
         " title text not null, state text not null default 'open')";
  sql << "create index tickets_of_account on tickets(account_id)";
  sql << "create table comments(id integer primary key, ticket_id integer not null references tickets(id),"
         " author text not null, body text not null)";
  sql << "create index comments_of_ticket on comments(ticket_id)";
  sql << "insert into accounts values (1, 'acme'), (2, 'globex')";
  sql << "insert into tickets(id, account_id, title) values (1, 1, 'acme: the printer is on fire'),"
         " (2, 1, 'acme: no paper'), (11, 2, 'globex: the merger'), (12, 2, 'globex: a new printer')";
  sql << "insert into comments(id, ticket_id, author, body) values (1, 1, 'ann', 'acme: it smokes'),"
         " (2, 1, 'ben', 'acme: and now it burns'), (11, 11, 'zoe', 'globex: strictly confidential')";
}

void print_open_tickets(soci::session& sql, std::ostream& out) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select id, title from tickets where state = 'open' order by id");
  for (const soci::row& r : rows) out << "  open: " << r.get<int>(0) << ' ' << r.get<std::string>(1) << '\n';
}

void print_ticket(soci::session& sql, int ticket, std::ostream& out) {
  std::string title;
  sql << "select title from tickets where id = :id", soci::use(ticket), soci::into(title);
  if (!sql.got_data()) {
    out << "  no ticket " << ticket << '\n';
    return;
  }
  out << "  ticket " << ticket << ": " << title << '\n';
  std::string author;
  std::string body;
  soci::statement comments = (sql.prepare << "select author, body from comments where ticket_id = :id order by id",
                              soci::use(ticket), soci::into(author), soci::into(body));
  comments.execute();
  while (comments.fetch()) out << "    " << author << ": " << body << '\n';
}

void print_load(soci::session& sql, std::ostream& out) {
  int tickets = 0;
  int comments = 0;
  sql << "select count(distinct t.id), count(c.id) from tickets t left join comments c on c.ticket_id = t.id",
      soci::into(tickets), soci::into(comments);
  out << "  load: " << tickets << " tickets, " << comments << " comments\n";
}

void search(soci::session& sql, const std::string& word, std::ostream& out) {
  std::vector<int> ids(20);
  std::vector<std::string> titles(20);
  sql << "select id, title from tickets where instr(title, :word) > 0 order by id", soci::use(word), soci::into(ids),
      soci::into(titles);
  for (std::size_t i = 0; i < ids.size(); ++i) out << "  found: " << ids[i] << ' ' << titles[i] << '\n';
}

int open_ticket(soci::session& sql, int account, const std::string& title) {
  sql << "insert into tickets(account_id, title) values (:account, :title)", soci::use(account), soci::use(title);
  long long id = 0;
  sql.get_last_insert_id("tickets", id);
  return static_cast<int>(id);
}

bool close_ticket(soci::session& sql, int ticket, const std::string& why) {
  soci::transaction tx(sql);
  soci::statement close = (sql.prepare << "update tickets set state = 'closed' where id = :id", soci::use(ticket));
  close.execute(true);
  if (close.get_affected_rows() == 0) return false;
  sql << "insert into comments(ticket_id, author, body) values (:id, 'desk', :why)", soci::use(ticket), soci::use(why);
  tx.commit();
  return true;
}

}  // namespace desk
