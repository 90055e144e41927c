#include "wire.hpp"

#include "error_mapping.hpp"

namespace rowscope::detail::postgresql {

bool is_error(const PGresult* r) noexcept {
  if (r == nullptr) return false;
  const ExecStatusType status = PQresultStatus(r);
  return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_PIPELINE_ABORTED;
}

namespace {

bool is_copy(const PGresult* r) noexcept {
  const ExecStatusType status = PQresultStatus(r);
  return status == PGRES_COPY_OUT || status == PGRES_COPY_IN || status == PGRES_COPY_BOTH;
}

}  // namespace

void wire::check(int sent) const {
  if (sent == 0) throw_lost(connection_);
}

void wire::query(const char* sql) { query(sql, std::span<const char* const>()); }

void wire::query(const char* sql, std::span<const char* const> texts) {
  check(PQenterPipelineMode(connection_));
  check(PQsendQueryParams(connection_, sql, static_cast<int>(texts.size()), nullptr, texts.data(), nullptr, nullptr,
                          as_text));
}

void wire::query(const char* sql, const parameter_values& values) {
  check(PQenterPipelineMode(connection_));
  check(PQsendQueryParams(connection_, sql, static_cast<int>(values.values.size()), nullptr, values.values.data(),
                          values.lengths.data(), values.formats.data(), as_text));
}

void wire::prepare(const char* name, const char* sql) {
  check(PQenterPipelineMode(connection_));
  check(PQsendPrepare(connection_, name, sql, 0, nullptr));
}

void wire::run(const char* name, const parameter_values& values, int format) {
  check(PQenterPipelineMode(connection_));
  check(PQsendQueryPrepared(connection_, name, static_cast<int>(values.values.size()), values.values.data(),
                            values.lengths.data(), values.formats.data(), format));
}

void wire::send() {
  check(PQpipelineSync(connection_));
  ++open_;
}

result wire::answer() {
  result last(PQgetResult(connection_));
  if (open_ > 1 && PQresultStatus(last.get()) == PGRES_PIPELINE_SYNC) {
    --open_;  // what was sent before has been answered
    last.reset(PQgetResult(connection_));
  }
  if (!last) throw_lost(connection_);
  while (!is_copy(last.get())) {
    result more(PQgetResult(connection_));
    if (!more) break;
    if (!is_error(last.get())) last = std::move(more);
  }
  return last;
}

void wire::stream_rows() noexcept { PQsetSingleRowMode(connection_); }

result wire::next_row() {
  result next(PQgetResult(connection_));
  if (!next) throw_lost(connection_);
  if (!is_row(next.get()))
    while (result more{PQgetResult(connection_)}) {
    }
  return next;
}

void wire::leave_pipeline() { check(PQexitPipelineMode(connection_)); }

// The answer of each statement ends with a null pointer, and all of them with a result of its own. Null pointers one
// behind the other are what a connection gives for ever on which no answer comes any more, whatever its status says.
result wire::finish() noexcept {
  result failed;
  bool was_end = false;
  while (open_ > 0) {
    result next(PQgetResult(connection_));
    if (!next && (was_end || is_lost())) {
      is_broken_ = true;
      break;
    }
    was_end = !next;
    if (!next) continue;
    // Nothing of the library's copies. Were it done all the same, the same answer would come for ever.
    if (is_copy(next.get())) {
      is_broken_ = true;
      break;
    }
    if (PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC) --open_;
    if (is_error(next.get()) && !failed) failed = std::move(next);
  }
  open_ = 0;
  return failed;
}

}  // namespace rowscope::detail::postgresql
