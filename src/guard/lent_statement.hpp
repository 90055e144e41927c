#pragma once
#include <chrono>
#include <memory>
#include <string>

#include <soci/soci.h>

#include "lent_session.hpp"

namespace rowscope::detail {

/// A statement of a lent session: SOCI's own, run under the guard and recorded.
class lent_statement : public soci::details::statement_backend {
 public:
  explicit lent_statement(std::shared_ptr<lent_session> of);
  lent_statement(const lent_statement&) = delete;
  lent_statement& operator=(const lent_statement&) = delete;
  ~lent_statement() override;

  void alloc() override { real_->alloc(); }
  void clean_up() override;
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

  [[nodiscard]] bool has_open_rows() const noexcept { return is_open_ && verb_ == tree::verb::select; }
  /// The lease is over.
  virtual void cut() noexcept;

 protected:
  [[nodiscard]] lent_session& of() const noexcept { return *of_; }
  [[nodiscard]] statement_backend& real() const noexcept { return *real_; }
  /// What was prepared. \param shown its text without values
  void note_prepared(tree::verb v, std::string shown);
  [[nodiscard]] tree::verb verb() const noexcept { return verb_; }
  void note_started() noexcept;
  /// Of a read those that were fetched, of a write those that were written.
  void note_rows(std::int64_t rows) noexcept { rows_ = rows; }
  [[nodiscard]] std::int64_t rows() const noexcept { return rows_; }
  /// Tells observers of the execution, where there is one.
  void report(outcome how) noexcept;

 private:
  std::shared_ptr<lent_session> of_;
  std::unique_ptr<statement_backend> real_;
  tree::verb verb_ = tree::verb::select;
  std::string shown_;
  std::int64_t rows_ = 0;
  std::chrono::steady_clock::time_point started_{};
  bool is_open_ = false;
};

}  // namespace rowscope::detail
