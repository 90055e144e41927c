#include <cstring>

#include <rowscope/context/utf8.hpp>
#include <rowscope/db/bind.hpp>
#include <rowscope/db/returned.hpp>
#include <rowscope/db/watched.hpp>

namespace rowscope::detail {

void bound_list::clear(value_kind of) noexcept {
  kind = of;
  integers.clear();
  reals.clear();
  texts.clear();
  ends.clear();
}

void bound_list::add(std::int64_t v) { integers.push_back(v); }

void bound_list::add(double v) { reals.push_back(v); }

void bound_list::add(bool v) { integers.push_back(v ? 1 : 0); }

void bound_list::add(std::string_view v) {
  texts += v;
  ends.push_back(texts.size());
}

void bound_list::add(blob_view v) { add(std::string_view(reinterpret_cast<const char*>(v.data()), v.size())); }

std::size_t bound_list::size() const noexcept {
  switch (kind) {
    case value_kind::text:
    case value_kind::blob: return ends.size();
    case value_kind::real: return reals.size();
    default: return integers.size();
  }
}

std::size_t bound_list::bytes() const noexcept {
  return texts.size() + sizeof(std::int64_t) * (integers.size() + reals.size() + ends.size());
}

std::string_view bound_list::text(std::size_t i) const noexcept {
  const std::size_t start = i == 0 ? 0 : ends[i - 1];
  return std::string_view(texts).substr(start, ends[i] - start);
}

cursor::cursor() noexcept = default;

cursor::~cursor() = default;

void cursor::prepare_for(const plan& p) {
  plan_ = &p;
  release_values();
  copies_.resize(p.text.parameters);
}

bound_list& cursor::list(int parameter, value_kind kind) {
  for (const auto& list : lists_)
    if (list->parameter == parameter) {
      list->clear(kind);
      return *list;
    }
  bound_list& list = *lists_.emplace_back(std::make_unique<bound_list>());
  list.parameter = parameter;
  list.clear(kind);
  return list;
}

// Into each of its two callers: it is a third of what they cost.
[[gnu::always_inline]] inline const char* cursor::copy_of(int parameter, const void* data, std::size_t size) {
  std::string& copy = copies_[static_cast<std::size_t>(parameter) - 1];
  if (copy.size() < size) [[unlikely]] {
    copy.resize(size);  // never smaller: assign() costs more than the copy
    has_large_values_ = has_large_values_ || size > kept_bytes;
  }
  if (size != 0) std::memcpy(copy.data(), data, size);
  return copy.data();
}

void cursor::bind_checked_text(int parameter, std::string_view value) {
  if (!is_storable_text(value)) [[unlikely]]
    throw_no_text(*this, parameter, value);
  bind_text(parameter, value);
}

void cursor::bind_copied_text(int parameter, std::string_view value) {
  if (!is_storable_text(value)) [[unlikely]]
    throw_no_text(*this, parameter, value);
  bind_text(parameter, {copy_of(parameter, value.data(), value.size()), value.size()});
}

void cursor::bind_copied_blob(int parameter, blob_view value) {
  const char* copy = copy_of(parameter, value.data(), value.size());
  bind_blob(parameter, {reinterpret_cast<const std::byte*>(copy), value.size()});
}

void cursor::release_values() noexcept {
  has_large_values_ = false;
  lists_.clear();
  for (std::string& copy : copies_) std::string().swap(copy);
}

constinit std::atomic<probe*> attached_probe{nullptr};

void cursor::watch(const scope& s) {
  if (!watched_execution_) watched_execution_ = std::make_unique<watched_execution>();
  watched_ = true;
  rows_ = 0;
  watched_execution_->scope = s;
  started_stepping_ = false;
  noting_ = attached_probe.load(std::memory_order_relaxed) != nullptr;
  if (noting_) watched_execution_->values.assign(plan_->text.parameters, std::monostate());
  watched_execution_->started = std::chrono::steady_clock::now();
}

const scope& cursor::watched_scope() const noexcept { return *watched_execution_->scope; }

void cursor::note_step() noexcept {
  if (started_stepping_) return;
  started_stepping_ = true;
  if (probe* p = noting_ ? attached_probe.load() : nullptr) {
    p->starts(*this);
    watched_execution_->started = std::chrono::steady_clock::now();
  }
}

void cursor::report(outcome how) noexcept {
  watched_ = false;
  const site_name& site = *plan_->site;
  const execution e{.site = site.name,
                    .file = site.file,
                    .line = site.line,
                    .verb = tree::to_string(plan_->verb),
                    .sql = plan_->text.sql,
                    .tables = plan_->tables,
                    .scope = watched_scope(),
                    .rows = rows_,
                    .duration = std::chrono::steady_clock::now() - watched_execution_->started,
                    .outcome = how,
                    .began = started_stepping_,
                    .shape = plan_->source != nullptr ? plan_->source->shape : 0,
                    .conditions = plan_->conditions};
  observers::each([&](observer& o) { o.executed(e); });
  if (probe* p = std::exchange(noting_, false) ? attached_probe.load() : nullptr)
    if (started_stepping_) p->ends(*this, how);
}

namespace {

/// Binds what another cursor has bound. Nothing is copied.
struct binding {
  cursor& to;
  int parameter;

  void operator()(std::monostate) const {}
  void operator()(std::nullptr_t) const { to.bind_null(parameter); }
  void operator()(std::int64_t v) const { to.bind_integer(parameter, v); }
  void operator()(double v) const { to.bind_real(parameter, v); }
  void operator()(std::string_view v) const { to.bind_text(parameter, v); }
  void operator()(blob_view v) const { to.bind_blob(parameter, v); }
  void operator()(const bound_list* v) const { to.bind_values(parameter, *v); }
  void operator()(const row_buffer* v) const { to.bind_rows(parameter, *v); }
};

}  // namespace

void cursor::bind_as(const cursor& other) {
  const sql_text& from = other.plan_->text;
  const sql_text& to = plan_->text;
  for (std::size_t i = 0; i < to.value_parameter.size(); ++i)
    if (to.value_parameter[i] != 0 && from.value_parameter[i] != 0)
      std::visit(binding{*this, to.value_parameter[i]},
                 other.watched_execution_->values[from.value_parameter[i] - std::size_t{1}]);
  binder<true>(*this).scope(other.watched_scope());
}

void throw_rows_over() {
  throw usage_error(
      "these rows are over: their last copy or their session has ended, or reading them failed; keep what is "
      "needed of them as values, by one(), to<struct>() or tuples()");
}

void throw_ended_while_bound() {
  throw usage_error(
      "the session ended while its statement was being bound, in a range that in() was given; end it after the "
      "call, or give in() a container");
}

void throw_no_key() {
  throw usage_error(
      "the insert made no row, so it has no key: a trigger of the database ignored it; ask affected_rows");
}

void throw_not_one_returned(std::size_t rows) {
  if (rows == 0) throw not_found("the write changed no row in the scope, so it gave none back; ask empty() first");
  throw ambiguous_result("the write gave more than one row back, where one was asked for; go over all of them");
}

void throw_null(const cursor& c, int column) {
  const output_name& o = c.made_from().outputs[static_cast<std::size_t>(column)];
  throw value_error("NULL in " + (o.table.empty() ? o.column : o.table + "." + o.column) +
                        ", which is declared without std::optional; declare it std::optional, or mend the stored row",
                    place_of(c.made_from(), o.table));
}

void throw_out_of_range(const cursor& c, int column) {
  const output_name& o = c.made_from().outputs[static_cast<std::size_t>(column)];
  throw value_error("a stored number in " + o.table + "." + o.column +
                        " does not fit the column's C++ type; declare a wider type, or mend the stored row",
                    place_of(c.made_from(), o.table));
}

void rethrow_unreadable(const cursor& c, int column) {
  const output_name& o = c.made_from().outputs[static_cast<std::size_t>(column)];
  rethrow_with_place(o.table.empty() ? o.column : o.table + "." + o.column, place_of(c.made_from(), o.table));
}

std::string name_of_value(const cursor& c, int parameter) {
  const plan& p = c.made_from();
  for (std::size_t i = 0; i < p.values.size(); ++i)
    if (p.text.value_parameter[i] == parameter && !p.values[i].column.empty())
      return p.values[i].table + "." + p.values[i].column;
  return {};
}

void rethrow_unwritable(const cursor& c, int parameter) {
  const std::string column = name_of_value(c, parameter);
  rethrow_with_place(column.empty() ? "a bound value" : column, place_of(c.made_from()));
}

void throw_no_text(const cursor& c, int parameter, std::string_view text) {
  const std::string column = name_of_value(c, parameter);
  const std::string subject = column.empty() ? "a text" : "a text for " + column;
  if (text.find('\0') != std::string_view::npos)
    throw value_error(subject +
                          " contains a NUL character, which databases cut off or refuse; take it out, or bind "
                          "bytes as an rs::blob",
                      place_of(c.made_from()));
  throw value_error(subject + " is not valid UTF-8; convert it from its encoding, or bind bytes as an rs::blob",
                    place_of(c.made_from()));
}

void throw_not_found(const plan& p) {
  throw not_found("no row in the scope; write one_or_none() where that is no error", place_of(p));
}

void throw_ambiguous(const plan& p) {
  throw ambiguous_result("more than one row, where one was asked for; make the condition stricter, or read all rows",
                         place_of(p));
}

}  // namespace rowscope::detail
