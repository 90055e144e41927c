#pragma once

namespace rowscope::detail::sqlite {

/// Whose statement a connection is preparing or stepping, for as long as this lives.
///
/// A statement of the library's own is armed: it carries its scope in itself, and the guard lets it do everything.
/// Whatever else runs on the connection is held to the guard's rules. Both a prepare and each step are to be enclosed:
/// after a change of the schema SQLite prepares a statement again while it is stepped.
class armed_scope {
 public:
  armed_scope(bool& armed, bool now) noexcept : armed_(armed), before_(armed) { armed = now; }
  armed_scope(const armed_scope&) = delete;
  armed_scope& operator=(const armed_scope&) = delete;
  ~armed_scope() { armed_ = before_; }

 private:
  bool& armed_;
  bool before_;
};

}  // namespace rowscope::detail::sqlite
