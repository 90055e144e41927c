#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include <rowscope/error.hpp>

namespace rowscope {

template <class T>
struct value_traits;

/// A customer: a value of the tenant key, a 64-bit integer or a text. 0 is a tenant like any other; null and "" are
/// none, and cannot be made. Texts are compared byte for byte.
///
/// Made implicitly from what a tenant can be, so that `db.for_tenant(42)` and `db.for_tenant("acme")` read well; also
/// from a type with a rs::value_traits that is stored as an integer or a text.
class tenant {
 public:
  /// \throws value_error for a null pointer, an empty text, one with NUL or that is not UTF-8, and for an unsigned
  /// number above 2^63-1
  template <class T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, tenant>)
  tenant(const T& key) {  // NOLINT(google-explicit-constructor): see above
    if constexpr (requires { typename value_traits<T>::stored_type; }) {
      *this = tenant(stored_key(key));
    } else if constexpr (is_integer<T>) {
      if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(std::int64_t))
        if (key > static_cast<T>(std::numeric_limits<std::int64_t>::max())) throw_too_large();
      integer_ = static_cast<std::int64_t>(key);
    } else if constexpr (is_text_type<T>) {
      if constexpr (std::is_pointer_v<T>)
        if (key == nullptr) throw_null();
      set_text(key);
    } else {
      static_assert(is_integer<T> || is_text_type<T>,
                    "rowscope: a tenant is an integer or a text; bool, floating point, characters, nullptr and "
                    "optionals are none: pass the customer's key itself");
    }
  }

  [[nodiscard]] bool is_text() const noexcept { return is_text_; }
  /// Only where it is no text.
  [[nodiscard]] std::int64_t integer() const noexcept { return integer_; }
  /// Only where it is a text. \par Lifetime that of this object
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  friend bool operator==(const tenant&, const tenant&) = default;

 private:
  template <class T>
  static constexpr bool is_integer =
      std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char> && !std::is_same_v<T, wchar_t> &&
      !std::is_same_v<T, char8_t> && !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;
  template <class T>
  static constexpr bool is_text_type =
      std::is_convertible_v<const T&, std::string_view> && !std::is_same_v<T, std::nullptr_t>;

  /// The stored form; the key itself where that cannot be a tenant either, whose sentence then is said.
  template <class T>
  static auto stored_key(const T& key) {
    using stored = typename value_traits<T>::stored_type;
    if constexpr (std::is_same_v<stored, std::int64_t>)
      return std::int64_t{value_traits<T>::to_stored(key)};
    else if constexpr (std::is_same_v<stored, std::string>)
      return std::string(std::string_view(value_traits<T>::to_stored(key)));
    else
      return stored{};
  }
  [[noreturn]] static void throw_too_large();
  [[noreturn]] static void throw_null();
  void set_text(std::string_view text);

  std::string text_{};
  std::int64_t integer_ = 0;
  bool is_text_ = false;  ///< also once moved from: what is left of a text is no integer
};

/// For messages, logs and reports.
[[nodiscard]] std::string to_string(const tenant& t);

}  // namespace rowscope
