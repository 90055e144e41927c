#include "fill.hpp"

#include <algorithm>

#include <rowscope/schema/expected.hpp>

namespace rowscope::testing {
namespace {

using detail::stored_value;
constexpr std::size_t rows_of_a_tenant = 2;

stored_value stored(const tenant& t) {
  if (t.is_text()) return t.text();
  return t.integer();
}

/// The sample as a type of PostgreSQL's own takes it; of one that is not known here, the sample as it is.
stored_value of_type(std::string_view type, const std::string& sample, std::int64_t n) {
  if (type.ends_with(']')) return "{" + std::to_string(n + 1) + "}";
  if (type.starts_with("json")) return "\"" + sample + "\"";
  for (const std::string_view number : {"numeric", "decimal", "money"})
    if (type.starts_with(number)) return std::to_string(n + 1);
  return sample;
}

/// A key by which the row points to another, or makes another visible.
struct pointing_key {
  std::vector<key_part> key;
  const table_info* parent;
};

std::vector<pointing_key> keys_of(const schema_info& schema, const table_info& table) {
  std::vector<pointing_key> keys;
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::through) keys.push_back({{r.link.key.begin(), r.link.key.end()}, &r.other()});
  for (const table_info* t : schema.tables)
    for (const scope_rule_info& r : t->rules)
      if (r.kind == scope_kind::visible && &r.other() == &table) {
        pointing_key link{{}, t};
        for (const key_part& k : r.link.key) link.key.push_back({k.other, k.column});
        keys.push_back(std::move(link));
      }
  for (const foreign_key_info& f : table.foreign_keys) keys.push_back({{f.key.begin(), f.key.end()}, &f.parent()});
  return keys;
}

class table_filler {
 public:
  table_filler(const schema_info& schema, std::span<const detail::sampled_table> tables,
               const detail::sampled_table& sampled, const std::vector<filled_table>& done)
      : schema_(schema),
        tables_(tables),
        table_(*sampled.table),
        samplers_(sampled.samplers),
        done_(done),
        made_{&table_} {}

  filled_table fill() && {
    if (table_.is_shared()) {
      // Enough that each tenant can point to rows that the other does not.
      for (std::size_t i = 0; i < 2 * rows_of_a_tenant; ++i) add(owner::nobody, i);
      return std::move(made_);
    }
    for (const owner o : {owner::first, owner::second}) {
      const std::size_t rows = table_.has_rule(scope_kind::root) ? 1 : std::max(rows_of_a_tenant, links_of(o));
      for (std::size_t i = 0; i < rows; ++i) add(o, i);
    }
    // Of a visible_through table: the row that both see.
    if (table_.has_rule(scope_kind::visible)) add(owner::nobody, rows_of_a_tenant);
    if (table_.has_rule(scope_kind::shared_or_own) && points_to_nobody())
      for (std::size_t i = 0; i < rows_of_a_tenant; ++i) add(owner::nobody, i);
    return std::move(made_);
  }

 private:
  void add(owner o, std::size_t number) {
    filled_row row;
    add_scope(row, o);
    for (const pointing_key& key : keys_of(schema_, table_)) add_key(row, key, o, number);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const column_info& c = table_.columns[i];
      // What may be the same for both tenants is; a key over all of them goes on counting.
      const std::size_t n = is_unique_alone(c, row) ? made_.rows.size() : number;
      if (!row.contains(c.name)) row.emplace(c.name, sampled(i, static_cast<std::int64_t>(n)));
    }
    made_.rows.emplace_back(o, std::move(row));
  }

  [[nodiscard]] stored_value sampled(std::size_t column, std::int64_t n) const {
    const column_info& c = table_.columns[column];
    stored_value value = samplers_[column](c.name, n);
    // What a sample<T> of the user's own gives stays as it is.
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr || *text != sample<std::string>::value(c.name, n)) return value;
    return of_type(c.postgresql_type, *text, n);
  }

  void add_scope(filled_row& row, owner o) const {
    for (const scope_rule_info& r : table_.rules) {
      if (!r.has_column()) continue;
      if (r.dimension != tenant_dimension)
        row.emplace(r.column, stored(scope_value(tables_, r.dimension, 0)));
      else if (o == owner::nobody)
        row.emplace(r.column, std::monostate{});
      else
        row.emplace(r.column, stored(scope_value(tables_, r.dimension, o == owner::first ? 0 : 1)));
    }
  }

  [[nodiscard]] const filled_table* filled(const table_info& table) const {
    if (&table == &table_) return &made_;
    const auto it = std::ranges::find(done_, &table, &filled_table::table);
    return it == done_.end() ? nullptr : &*it;
  }
  /// The rows of the parent that the new row may point to, and that agree with what it has already.
  [[nodiscard]] std::vector<const filled_row*> candidates(const filled_row& row, const pointing_key& key,
                                                          owner o) const {
    const filled_table* parent = filled(*key.parent);
    if (parent == nullptr) return {};
    std::vector<const filled_row*> rows = parent->rows_for(o);
    std::erase_if(rows, [&](const filled_row* r) {
      return std::ranges::any_of(key.key, [&](const key_part& k) {
        const auto own = row.find(k.column);
        return own != row.end() && own->second != r->at(k.other);
      });
    });
    return rows;
  }
  void add_key(filled_row& row, const pointing_key& key, owner o, std::size_t number) const {
    const auto rows = candidates(row, key, o);
    if (!rows.empty()) {
      // Rows of a shared table are given out to one tenant after the other, for keys that no two rows may have.
      const bool shared = key.parent->is_shared() && o == owner::second;
      const filled_row& parent = *rows[(number + (shared ? rows_of_a_tenant : 0)) % rows.size()];
      for (const key_part& k : key.key) row.emplace(k.column, parent.at(k.other));
      return;
    }
    const auto optional = std::ranges::find_if(
        key.key, [&](const key_part& k) { return table_.find(k.column)->optional && !row.contains(k.column); });
    if (optional == key.key.end())
      throw usage_error("two_tenants() cannot fill " + std::string(table_.name) + "." +
                            std::string(key.key.front().column) + ": a row needs one of " +
                            std::string(key.parent->name) +
                            " first, and there is none yet; make the column std::optional, or fill the tables yourself",
                        {.table = std::string(table_.name)});
    row.emplace(optional->column, std::monostate{});
  }

  /// How many rows of visible_through tables the owner has to link to.
  [[nodiscard]] std::size_t links_of(owner o) const {
    std::size_t most = 0;
    for (const table_info* t : schema_.tables)
      for (const scope_rule_info& r : t->rules)
        if (r.kind == scope_kind::visible && &r.other() == &table_)
          if (const filled_table* visible = filled(*t)) most = std::max(most, visible->rows_for(o).size());
    return most;
  }
  /// Whether a row that belongs to nobody has what it must point to.
  [[nodiscard]] bool points_to_nobody() const {
    return std::ranges::all_of(keys_of(schema_, table_), [&](const pointing_key& key) {
      return !candidates({}, key, owner::nobody).empty() ||
             std::ranges::any_of(key.key, [&](const key_part& k) { return table_.find(k.column)->optional; });
    });
  }

  /// Whether the column's value must be another one for each row of the table, for nothing else in a key tells them
  /// apart.
  [[nodiscard]] bool is_unique_alone(const column_info& c, const filled_row& row) const {
    const auto decides = [&](const std::vector<std::string_view>& key) {
      return std::ranges::find(key, c.name) != key.end() &&
             std::ranges::none_of(key, [&](std::string_view other) { return other != c.name && row.contains(other); });
    };
    std::vector<std::string_view> whole = rowscope::detail::primary_key(table_);
    if (decides(whole)) return true;
    return std::ranges::any_of(table_.uniques, [&](const unique_info& u) {
      whole.assign(u.columns.begin(), u.columns.end());
      const bool over_all = u.global || rowscope::detail::scope_columns(table_).empty();
      return over_all && decides(whole);
    });
  }

  const schema_info& schema_;
  std::span<const detail::sampled_table> tables_;
  const table_info& table_;
  std::span<const detail::sampler> samplers_;
  const std::vector<filled_table>& done_;
  filled_table made_;
};

}  // namespace

std::vector<const filled_row*> filled_table::rows_for(owner o) const {
  std::vector<const filled_row*> all;
  const bool seen_by_both = table->has_rule(scope_kind::visible) || table->is_shared();
  for (const auto& [whose, row] : rows)
    if (whose == o || (whose == owner::nobody && seen_by_both)) all.push_back(&row);
  return all;
}

std::size_t filled_table::count(owner o) const {
  return static_cast<std::size_t>(std::ranges::count(rows, o, &std::pair<owner, filled_row>::first));
}

tenant scope_value(std::span<const detail::sampled_table> tables, std::string_view dimension, std::int64_t number) {
  for (const detail::sampled_table& t : tables)
    for (std::size_t i = 0; i < t.table->columns.size(); ++i) {
      const scope_rule_info* rule = t.table->rule_of_column(t.table->columns[i].name);
      if (rule == nullptr || rule->dimension != dimension) continue;
      const stored_value value = t.samplers[i](dimension, number);
      if (const auto* text = std::get_if<std::string>(&value)) return *text;
      return std::get<std::int64_t>(value);
    }
  return number + 1;  // no table has a tenant
}

std::vector<std::string_view> further_dimensions(const schema_info& schema) {
  std::vector<std::string_view> found;
  for (const table_info* t : schema.tables)
    for (const scope_rule_info& r : t->rules)
      if (r.has_column() && r.dimension != tenant_dimension && std::ranges::find(found, r.dimension) == found.end())
        found.push_back(r.dimension);
  return found;
}

std::vector<filled_table> make_rows(const schema_info& schema, std::span<const detail::sampled_table> tables) {
  std::vector<filled_table> done;
  for (const table_info* t : rowscope::detail::parents_first(schema)) {
    if (t->is_view) continue;
    const auto sampled = std::ranges::find(tables, t, &detail::sampled_table::table);
    done.push_back(table_filler(schema, tables, *sampled, done).fill());
  }
  return done;
}

}  // namespace rowscope::testing
