#include <rowscope/query/counted.hpp>

namespace rowscope::detail {

tree::statement count_of(tree::statement select) {
  tree::select rows = std::move(select.body);
  select.body = {};
  select.body.with = std::move(rows.with);
  rows.with.clear();
  select.body.outputs.push_back({tree::call("COUNT", {})});
  select.body.from = tree::derived_source(std::move(rows), "counted_rows");
  return select;
}

}  // namespace rowscope::detail
