#include <rowscope/db/bind.hpp>

#include <algorithm>

namespace rowscope::detail {
namespace {

void bind_one(cursor& c, int parameter, const tenant& value) {
  if (value.is_text())
    c.bind_copied_text(parameter, value.text());
  else
    c.bind_integer(parameter, value.integer());
}

void bind_set(cursor& c, int parameter, const std::vector<tenant>& values) {
  const bool texts = !values.empty() && values.front().is_text();
  bound_list& list = c.list(parameter, texts ? value_kind::text : value_kind::integer);
  for (const tenant& t : values) {
    if (texts)
      list.add(std::string_view(t.text()));
    else
      list.add(t.integer());
  }
  c.bind_values(parameter, list);
}

}  // namespace

void bind_scope_slots(cursor& c, const scope& s) {
  for (const scope_slot& slot : c.made_from().text.scope_slots) {
    // The plan was made for the forms of this scope, so that the part is there.
    const auto part = std::ranges::find(s.parts(), slot.dimension, &scope::part::dimension);
    if (slot.form == scope_form::set)
      bind_set(c, slot.parameter, part->values);
    else
      bind_one(c, slot.parameter, part->values.front());
  }
}

}  // namespace rowscope::detail
