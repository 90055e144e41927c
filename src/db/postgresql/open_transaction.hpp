#pragma once
#include <optional>
#include <string>

#include <rowscope/context/scope.hpp>

#include "wire.hpp"

namespace rowscope::detail::postgresql {

class connection_settings;
class scope_signer;

/// The transaction that is open on the server, and the scope that row-level security holds it to.
class open_transaction {
 public:
  /// \param distributed by Citus, whose workers see what SET sets and not what a function does; their processes and
  /// times
  ///   are others
  explicit open_transaction(bool distributed) noexcept : is_distributed_(distributed) {}

  /// Adds what begins one to what is sent next.
  /// \param settings that are set for each transaction; none where they are the connection's
  void send_begin(wire& to, bool read_only, bool tells_scope, const connection_settings* settings);
  /// Reads the answers. \throws what the server answered
  void read_begin(wire& from, bool tells_scope, bool sets_up);
  void end() noexcept;
  [[nodiscard]] bool is_open() const noexcept { return is_open_; }

  /// Adds what holds the transaction to the scope to what is sent next, where it is held to another.
  /// \returns how many answers there will be
  [[nodiscard]] std::size_t send_scope(wire& to, const scope& s, const scope_signer& signer);
  void read_scope(wire& from, std::size_t answers);
  /// After a part of the transaction was undone: its scope may be another one again.
  void forget_scope() noexcept { held_to_.reset(); }

 private:
  bool is_distributed_;
  bool is_open_ = false;
  std::string process_;       ///< the server's, of this transaction: a proxy may give each another
  std::string microseconds_;  ///< when it began
  std::optional<scope> held_to_;
  std::optional<scope> sent_;
  std::string scope_text_;
  std::string signature_;
};

}  // namespace rowscope::detail::postgresql
