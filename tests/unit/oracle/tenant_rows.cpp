#include "tenant_rows.hpp"

#include <algorithm>

#include <rowscope/db/dimension.hpp>

namespace rowscope_tests::oracle {
namespace {

std::string replaced(std::string text, const std::string& instance) {
  for (std::size_t at = 0; (at = text.find('@', at)) != std::string::npos; at += instance.size())
    text.replace(at, 1, instance);
  return text;
}

std::string list(const std::vector<std::int64_t>& values) {
  std::string text = "(";
  for (const std::int64_t v : values) text += (text.size() > 1 ? ", " : "") + std::to_string(v);
  return text + ")";
}

}  // namespace

rowscope::scope part::scope() const {
  namespace rs = rowscope;
  const rs::scope of_tenants =
      tenants.size() == 1 ? rs::scope(rs::tenant(tenants.front())) : rs::scope(rs::tenants(tenants));
  if (events.empty()) return of_tenants;
  if (events.size() == 1) return of_tenants & rs::dimension<"event">(rs::tenant(events.front()));
  return of_tenants & rs::dimension<"event">::any_of(rs::tenants(events));
}

const std::vector<checked_key>& checked_keys() {
  static const std::vector<checked_key> keys{
      {"customers", {"parent_id"}, "customers", {"id"}},
      {"orders", {"customer_id"}, "customers", {"id"}, true},
      {"orders", {"referrer_id"}, "customers", {"id"}},
      {"order_lines", {"order_id"}, "orders", {"id"}, true},
      {"order_lines", {"label_id"}, "labels", {"id"}},
      {"shipments", {"order_id"}, "orders", {"id"}, true},
      {"reminders", {"tenant_id", "setting"}, "settings", {"tenant_id", "name"}},
      {"exams", {"faculty", "number"}, "courses", {"faculty", "number"}, true},
      {"bookings", {"faculty", "number"}, "courses", {"faculty", "number"}},
      {"memberships", {"user_id"}, "users", {"id"}},
      {"tasks", {"user_id"}, "users", {"id"}},
      {"visits", {"booth_id"}, "booths", {"id"}, true},
      {"visits", {"customer_id"}, "customers", {"id"}},
  };
  return keys;
}

bool is_pointed_to(std::string_view table) {
  return std::ranges::any_of(checked_keys(), [&](const checked_key& k) { return k.parent == table; });
}

std::string tenant_of(std::string_view table, const std::string& instance) {
  if (table == "accounts") return instance + ".id";
  if (table == "orders") return replaced("(SELECT c.tenant_id FROM customers c WHERE c.id = @.customer_id)", instance);
  if (table == "order_lines")
    return replaced(
        "(SELECT c.tenant_id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.id = @.order_id)",
        instance);
  if (table == "exams")
    return replaced("(SELECT k.tenant_id FROM courses k WHERE k.faculty = @.faculty AND k.number = @.number)",
                    instance);
  if (table == "visits") return replaced("(SELECT b.tenant_id FROM booths b WHERE b.id = @.booth_id)", instance);
  if (table == "users" || table == "currencies") return "NULL";
  return instance + ".tenant_id";
}

std::string event_of(std::string_view table, const std::string& instance) {
  if (table == "booths") return instance + ".event_id";
  if (table == "visits") return replaced("(SELECT b.event_id FROM booths b WHERE b.id = @.booth_id)", instance);
  return "";
}

std::string is_in(const part& p, std::string_view table, const std::string& instance) {
  const std::string tenant = tenant_of(table, instance), event = event_of(table, instance);
  std::string condition = "(" + tenant + " IN " + list(p.tenants) + " OR " + tenant + " IS NULL)";
  if (!event.empty()) condition += " AND " + event + " IN " + list(p.events);
  return condition;
}

std::vector<std::string> filled_columns(std::string_view table) {
  if (table == "booths") return {"tenant_id", "event_id"};
  for (const char* name :
       {"labels", "customers", "shipments", "settings", "reminders", "courses", "bookings", "memberships", "tasks"})
    if (table == name) return {"tenant_id"};
  return {};
}

const std::vector<const char*>& table_names() {
  static const std::vector<const char*> names{"accounts",    "currencies", "labels",   "customers",   "orders",
                                              "order_lines", "shipments",  "settings", "reminders",   "courses",
                                              "exams",       "bookings",   "users",    "memberships", "tasks",
                                              "booths",      "visits"};
  return names;
}

}  // namespace rowscope_tests::oracle
