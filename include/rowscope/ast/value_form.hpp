#pragma once
#include <cstdint>

namespace rowscope {

/// What a value is, as every database understands it.
enum class value_kind : std::uint8_t { integer, real, boolean, text, blob };

/// What a text says, where a database may have a type of its own for it.
enum class text_form : std::uint8_t {
  plain,
  date,       ///< 'YYYY-MM-DD'
  timestamp,  ///< 'YYYY-MM-DD HH:MM:SS', with up to six digits of a fraction, in UTC
  uuid,       ///< 36 characters in lower case
};

/// What a value is stored as.
struct value_form {
  value_kind kind = value_kind::integer;
  text_form text = text_form::plain;

  friend constexpr bool operator==(const value_form&, const value_form&) = default;
};

}  // namespace rowscope
