#pragma once
#include <iosfwd>
#include <string>

namespace soci {
class session;
}

/// The helpdesk as it was: statements through SOCI, of which one or the other has forgotten whose rows it may see. None
/// of it is changed when it moves under the guard.
namespace desk {

/// Makes the tables, and rows of two accounts: 1 is acme, 2 is globex.
void create(soci::session& sql);

// Pages that read.
void print_open_tickets(soci::session& sql, std::ostream& out);
void print_ticket(soci::session& sql, int ticket, std::ostream& out);
void print_load(soci::session& sql, std::ostream& out);
void search(soci::session& sql, const std::string& word, std::ostream& out);

// Pages that write.
int open_ticket(soci::session& sql, int account, const std::string& title);
/// \returns whether there is such a ticket
bool close_ticket(soci::session& sql, int ticket, const std::string& why);

}  // namespace desk
