#pragma once
#include "wire.hpp"

namespace rowscope::detail::postgresql {

/// What a connection is set to: what values are written as, and where names are looked up. Raw SQL may have set it
/// otherwise, by a function of the database's own; then it is put right before the next statement.
class connection_settings {
 public:
  /// \param pooled behind a proxy, where they are set in each transaction, and for it
  explicit connection_settings(bool pooled) noexcept : is_pooled_(pooled) {}

  /// Adds what sets them to what is sent next.
  void send(wire& to) const;

  /// Raw SQL has run.
  void note_raw() noexcept {
    is_touched_ = true;
    is_restored_ = false;
  }
  /// What was put right may have been undone.
  void note_undone() noexcept { is_restored_ = false; }
  [[nodiscard]] bool are_touched() const noexcept { return is_touched_; }

  /// Adds what puts them right, where that is needed. \returns how many answers there will be
  [[nodiscard]] std::size_t send_restore(wire& to);
  /// Adds what ends everything that raw SQL can have left on a connection. \pre no transaction is open
  /// \returns how many answers there will be
  [[nodiscard]] std::size_t send_reset(wire& to);
  /// What raw SQL has left is gone, or met by what was sent since.
  void note_reset() noexcept { is_touched_ = false; }

 private:
  bool is_pooled_;
  bool is_touched_ = false;
  bool is_restored_ = false;
};

}  // namespace rowscope::detail::postgresql
