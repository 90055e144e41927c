#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/tree_session.hpp"

/// Statements in two forms at once: the tree that the library scopes, and plain SQL text that is written here, by
/// nothing of the library's. So what a statement means does not come from the code under test.
namespace rowscope_tests::positions {

namespace rs = rowscope;
namespace tree = rowscope::tree;

/// An expression.
struct term {
  tree::expr tree;
  std::string sql;
};

class rows;

term col(std::string_view instance, std::string_view column);
/// A number, or a text in single quotes.
term lit(std::string_view sql);
/// The bound value number 0, of this key.
term bound(std::int64_t key);
term excluded(std::string_view column);
term op(term left, std::string_view infix, term right);
term operator&&(term left, term right);
term operator||(term left, term right);
term operator==(term left, term right);
term negated(term t);
term call(std::string_view function, std::vector<term> arguments);
term count_all();
/// CASE WHEN condition THEN a ELSE b END
term choice(term condition, term a, term b);
term between(term t, term from, term to);
term row_of(std::vector<term> parts);
/// function OVER (PARTITION BY partition ORDER BY order)
term over(term function, term partition, term order);
term in(term t, const rows& of);
term exists(const rows& some);
term value_of(const rows& one);

/// A select.
class rows {
 public:
  rows& with(std::string_view name, const rows& body, const std::vector<std::string>& columns = {});
  rows& distinct();
  rows& out(term t, std::string_view label = {});
  rows& from(const rs::table_info& table, std::string_view instance);
  rows& from(const rows& derived, std::string_view instance);
  rows& from_common(std::string_view name, std::string_view instance);
  rows& join(tree::join_kind kind, const rs::table_info& table, std::string_view instance, std::optional<term> on);
  rows& join(tree::join_kind kind, const rows& derived, std::string_view instance, std::optional<term> on);
  rows& join_common(tree::join_kind kind, std::string_view name, std::string_view instance, term on);
  rows& where(term t);
  rows& group_by(term t);
  rows& having(term t);
  rows& combine(tree::set_operation operation, const rows& part);
  rows& order_by(term t, bool descending = false);
  rows& limit(term t);
  rows& offset(term t);

  [[nodiscard]] const tree::select& tree() const { return select_; }
  [[nodiscard]] std::string sql() const;
  [[nodiscard]] std::string with_sql() const { return with_; }

 private:
  rows& join(tree::join_kind kind, tree::source what, const std::string& sql, std::optional<term> on);

  tree::select select_{};
  std::string with_, outputs_, from_, where_, group_by_, having_, others_, order_by_, limit_, offset_;
};

struct assigned {
  std::string column;
  term value;
};

/// What a position gives for one table and one form of a scope.
struct statement {
  tree::statement tree;
  std::string sql;  ///< for a database that holds the rows of the scope, and no other
  std::vector<tree_value> values{};
  std::string refused{};  ///< why the library refuses it by design; empty where it runs
  bool is_ordered = false;
};

statement read(const rows& all);
/// An update, a remove or an insert of what is in it.
class write {
 public:
  write(tree::verb verb, const rs::table_info& target, std::string_view instance);

  write& with(std::string_view name, const rows& body);
  write& set(std::string_view column, term value);
  /// For a column that the session fills in: only in the plain text.
  write& set_in_text_only(std::string_view column, std::string_view sql);
  write& where(term t);
  /// Of an own database, where it holds rows that a scope reads and does not write.
  write& where_in_text_only(std::string_view sql);
  write& returning(term t);
  /// An insert of the rows of a select: its outputs go to the columns; `filled` are columns of the text alone.
  write& from(const rows& all, const std::vector<std::string>& columns, const rows& all_in_text,
              const std::vector<std::string>& columns_in_text);
  write& on_conflict(const std::vector<std::string>& target, const std::vector<std::string>& target_in_text);
  write& do_update(std::string_view column, term value);
  write& do_update_where(term t);

  [[nodiscard]] statement done() const;

 private:
  [[nodiscard]] std::string sql() const;

  tree::statement tree_{};
  rows with_{};
  std::string table_, instance_, set_, columns_, values_, rows_, where_, conflict_, update_, update_where_, returning_;
};

}  // namespace rowscope_tests::positions
