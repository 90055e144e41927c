#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "lent_session.hpp"
#include "sqlite_gate.hpp"

namespace rowscope::detail::sqlite {

class lent_statement;

class lent_session {
 public:
  lent_session(sqlite_gate& gate, sqlite_connection& on, const statement_source& site, rowscope::scope s);
  lent_session(const lent_session&) = delete;
  lent_session& operator=(const lent_session&) = delete;
  ~lent_session();
  static std::shared_ptr<lent_session> make(sqlite_gate& gate, sqlite_connection& on, const statement_source& site,
                                            const rowscope::scope& s);

  /// Whether the user's own session runs by it: it has none then, and belongs to no site.
  [[nodiscard]] bool is_borrowed() const noexcept { return site_.site->name[0] == '\0'; }
  [[nodiscard]] bool is_alive() const noexcept { return gate_ != nullptr; }
  /// \throws usage_error once the lease is over
  void check() const {
    if (!is_alive()) throw_cut_off();
  }
  [[nodiscard]] bool is_for(const statement_source& site, const rowscope::scope& s) const {
    return &site == &site_ && s == scope_;
  }

  [[nodiscard]] soci::session& soci() noexcept { return *session_; }
  [[nodiscard]] sqlite_gate& gate() const {
    check();
    return *gate_;
  }
  [[nodiscard]] sqlite_connection& connection() const {
    check();
    return *on_;
  }
  /// What SOCI itself made for the connection.
  [[nodiscard]] soci::details::session_backend& real() const;
  [[nodiscard]] const statement_source& site() const noexcept { return site_; }
  [[nodiscard]] const rowscope::scope& scope() const noexcept { return scope_; }
  [[nodiscard]] error_place place() const;

  void begin();
  void commit();
  void rollback();

  void add(lent_statement& s);
  void remove(lent_statement& s) noexcept;
  [[nodiscard]] bool has_open_rows() const noexcept;
  void cut() noexcept;
  void end() noexcept;

 private:
  class factory;
  [[noreturn]] void throw_cut_off() const;

  sqlite_gate* gate_;
  sqlite_connection* on_;
  const statement_source& site_;
  rowscope::scope scope_;
  std::vector<std::uint64_t> transactions_;
  std::vector<lent_statement*> statements_;
  std::unique_ptr<factory> factory_;
  std::unique_ptr<soci::session> session_;
};

/// A statement of a lent session: SOCI's own, run under the guard and recorded.
class lent_statement final : public soci::details::statement_backend {
 public:
  lent_statement(std::shared_ptr<lent_session> of, soci::details::statement_backend* real);
  lent_statement(const lent_statement&) = delete;
  lent_statement& operator=(const lent_statement&) = delete;
  ~lent_statement() override;

  void alloc() override { real_->alloc(); }
  void clean_up() override;
  void prepare(const std::string& query, soci::details::statement_type type) override;
  exec_fetch_result execute(int number) override;
  exec_fetch_result fetch(int number) override;
  long long get_affected_rows() override;
  int get_number_of_rows() override { return real_->get_number_of_rows(); }
  std::string get_parameter_name(int index) const override { return real_->get_parameter_name(index); }
  std::string rewrite_for_procedure_call(const std::string& query) override {
    return real_->rewrite_for_procedure_call(query);
  }
  int prepare_for_describe() override { return real_->prepare_for_describe(); }
  void describe_column(int column, soci::data_type& type, std::string& name) override {
    real_->describe_column(column, type, name);
  }
  soci::details::standard_into_type_backend* make_into_type_backend() override {
    return real_->make_into_type_backend();
  }
  soci::details::standard_use_type_backend* make_use_type_backend() override { return real_->make_use_type_backend(); }
  soci::details::vector_into_type_backend* make_vector_into_type_backend() override {
    return real_->make_vector_into_type_backend();
  }
  soci::details::vector_use_type_backend* make_vector_use_type_backend() override {
    return real_->make_vector_use_type_backend();
  }

  [[nodiscard]] bool has_open_rows() const noexcept { return is_open_ && held_.verb == tree::verb::select; }
  void cut() noexcept;

 private:
  exec_fetch_result write(int number);
  /// Writes a table in report mode, as SOCI itself would.
  exec_fetch_result write_as_written(int number);
  exec_fetch_result run(int number, exec_fetch_result (statement_backend::*part)(int));
  exec_fetch_result read(int number, exec_fetch_result (statement_backend::*part)(int));
  void count(exec_fetch_result result, int asked);
  /// Tells observers of the execution, where there is one.
  void report(outcome how) noexcept;

  std::shared_ptr<lent_session> of_;
  std::unique_ptr<statement_backend> real_;
  held_text held_{};
  raw_progress progress_{};
  std::chrono::steady_clock::time_point started_{};
  std::int64_t written_ = 0;
  bool is_open_ = false;
  bool is_unreported_ = false;  ///< in report mode, and the database has not begun with it
};

}  // namespace rowscope::detail::sqlite
