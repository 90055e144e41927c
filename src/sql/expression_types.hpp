#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rowscope/ast/statement.hpp>

namespace rowscope::sql {

/// What a statement tells of an expression's values.
struct known_type {
  std::optional<value_form> form{};    ///< none: not known, or a type of the database's own
  std::string_view postgresql_type{};  ///< as that of a column
  bool may_be_null = true;

  [[nodiscard]] bool is_known() const { return form.has_value() || !postgresql_type.empty(); }
  [[nodiscard]] bool is(value_kind kind) const { return form && form->kind == kind; }
  [[nodiscard]] bool is_uuid() const { return form == value_form{value_kind::text, text_form::uuid}; }
  /// Whether it is a text, and no date or the like.
  [[nodiscard]] bool is_plain_text() const { return form == value_form{value_kind::text, text_form::plain}; }
};

known_type type_of(const column_info& column);

/// Finds out the types of a statement's expressions. It looks at columns as the select that is entered last does.
class expression_types {
 public:
  explicit expression_types(const tree::statement& s);
  expression_types(const expression_types&) = delete;
  expression_types& operator=(const expression_types&) = delete;

  void enter(const tree::select& s) { frames_.push_back({&s, top()}); }
  void leave() { frames_.pop_back(); }
  /// The select that is entered last; null where there is none.
  [[nodiscard]] const tree::select* innermost() const { return frames_.empty() ? nullptr : frames_.back().select; }
  [[nodiscard]] known_type of(const tree::expr& e) const { return of(e, top()); }

  /// What a bound value is, where the value itself does not say it.
  void set_value(tree::value_index index, known_type type) { values_.at(index) = type; }
  [[nodiscard]] const known_type& value(tree::value_index index) const { return values_.at(index); }
  /// What the values of a dimension are, by the columns of the statement's tables that hold them.
  [[nodiscard]] known_type scope_value(std::string_view dimension) const;

 private:
  /// A select, and the one that it stands in.
  struct frame {
    const tree::select* select;
    const frame* outer;
  };
  [[nodiscard]] const frame* top() const { return frames_.empty() ? nullptr : &frames_.back(); }
  [[nodiscard]] known_type of(const tree::expr& e, const frame* in) const;
  [[nodiscard]] known_type of_column(const tree::expr& e, const frame* in) const;
  [[nodiscard]] known_type of_column(const tree::source& from, std::string_view column, const frame* in) const;
  [[nodiscard]] known_type of_output(const tree::select& s, const std::vector<std::string>& names,
                                     std::string_view column, const frame* outer) const;
  [[nodiscard]] known_type of_call(const tree::expr& e, const frame* in) const;
  template <class Exprs>
  known_type common_type(const Exprs& exprs, std::size_t from, std::size_t step, const frame* in) const;

  const tree::statement& statement_;
  std::vector<const table_info*> tables_;
  std::map<std::string, const tree::common_table*, std::less<>> common_;
  std::vector<known_type> values_;
  std::deque<frame> frames_{};
  mutable int depth_ = 0;  ///< a recursive common table reads itself
};

}  // namespace rowscope::sql
