#include "guard_functions.hpp"

#include "sqlite_gate.hpp"

namespace rowscope::detail::sqlite {

/// Reaches what the functions work on.
struct guard_functions {
  static sqlite_gate& gate(sqlite3_context* context) { return *static_cast<sqlite_gate*>(sqlite3_user_data(context)); }

  static void scope(sqlite3_context* context, int, sqlite3_value** arguments) {
    const guard_state& state = gate(context).state_;
    const auto number = static_cast<std::size_t>(sqlite3_value_int64(arguments[0]));
    const std::optional<tenant>* const value = number < state.values.size() ? &state.values[number] : nullptr;
    if (value == nullptr || !*value) {
      // What runs as it is written must not fail because somebody looks on.
      if (gate(context).reporter_.is_watching()) return sqlite3_result_null(context);
      return sqlite3_result_error(context, "rowscope: no scope is given", -1);
    }
    if ((*value)->is_text())
      sqlite3_result_text64(context, (*value)->text().data(), (*value)->text().size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    else
      sqlite3_result_int64(context, (*value)->integer());
  }

  static void row(sqlite3_context* context, int count, sqlite3_value** arguments) {
    const auto place = static_cast<std::size_t>(sqlite3_value_int64(arguments[0]));
    keep_exceptions(context, [&](sqlite_gate& g) {
      for (int i = 1; i < count; ++i) g.writer_.put(place + static_cast<std::size_t>(i) - 1, arguments[i]);
    });
  }
  template <void (raw_writer::*Write)(const table_info&)>
  static void write(sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto number = static_cast<std::size_t>(sqlite3_value_int64(arguments[0]));
    keep_exceptions(context, [&](sqlite_gate& g) { (g.writer_.*Write)(*g.state_.schema.tables[number]); });
  }

  static void is_watching(sqlite3_context* context, int, sqlite3_value**) {
    sqlite3_result_int(context, gate(context).reporter_.is_watching() ? 1 : 0);
  }
  /// \tparam Tell what is told of a row: its table's number stands before its key
  template <void (reporter::*Tell)(const table_info&, std::span<sqlite3_value* const>)>
  static void tell(sqlite3_context* context, int count, sqlite3_value** arguments) {
    const auto number = static_cast<std::size_t>(sqlite3_value_int64(arguments[0]));
    keep_exceptions(context, [&](sqlite_gate& g) {
      (g.reporter_.*Tell)(*g.state_.schema.tables[number], {arguments + 1, static_cast<std::size_t>(count) - 1});
      sqlite3_result_int(context, 1);
    });
  }

  static void changes(sqlite3_context* context, int, sqlite3_value**) {
    sqlite3_result_int64(context, gate(context).writer_.written());
  }
  static void last_key(sqlite3_context* context, int, sqlite3_value**) {
    sqlite3_result_int64(context, gate(context).writer_.key());
  }

  /// An exception must not go through SQLite: it fails the statement, and is thrown on behind it.
  template <class Work>
  static void keep_exceptions(sqlite3_context* context, const Work& work) {
    sqlite_gate& g = gate(context);
    try {
      work(g);
    } catch (...) {
      if (!g.thrown_) g.thrown_ = std::current_exception();
      sqlite3_result_error(context, "rowscope: the row was refused", -1);
    }
  }
};

int create_guard_functions(sqlite3* connection, sqlite_gate& gate) {
  // The scope is the same all through an execution, so SQLite may ask for it once, and seek by it.
  constexpr int constant = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  constexpr int writing = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int result = SQLITE_OK;
  const auto create = [&](const char* name, int arguments, int flags, auto* function) {
    if (result == SQLITE_OK)
      result = sqlite3_create_function(connection, name, arguments, flags, &gate, function, nullptr, nullptr);
  };
  create("rowscope_scope", 1, constant, guard_functions::scope);
  create("rowscope_row", -1, writing, guard_functions::row);
  create("rowscope_insert", 1, writing, guard_functions::write<&raw_writer::insert>);
  create("rowscope_update", 1, writing, guard_functions::write<&raw_writer::update>);
  create("rowscope_delete", 1, writing, guard_functions::write<&raw_writer::remove>);
  create("rowscope_is_watching", 0, writing, guard_functions::is_watching);
  create("rowscope_touched", -1, writing, guard_functions::tell<&reporter::touched>);
  create("rowscope_written", -1, writing, guard_functions::tell<&reporter::written>);
  create("changes", 0, writing, guard_functions::changes);
  create("last_insert_rowid", 0, writing, guard_functions::last_key);
  return result;
}

}  // namespace rowscope::detail::sqlite
