#pragma once
#include <rowscope/expression/node.hpp>
#include <rowscope/schema/table.hpp>

namespace rowscope {

template <class Session, class Table, class Base>
class manager;

namespace detail {

struct every_row;

/// objects() of the session type Session.
template <class Session>
class makes_managers {
 public:
  /// The everyday statements of one table: `acme.objects(orders{}).get(rs::site<"order.by_id">, 17)`. \see manager
  template <class T = missing>
  [[nodiscard]] auto objects(T = {}) & {
    check_base<T>();
    static_assert(declared_table<T>, "rowscope: objects() takes a declared table, as a value: acme.objects(orders{})");
    if constexpr (declared_table<T>) return manager<Session, T, every_row>(static_cast<Session&>(*this), {});
  }
  template <class... Ts>
  auto objects(const Ts&...) && {
    static_assert(always_false<type_list<Ts...>>,
                  "rowscope: the session ends before its manager; keep it: auto acme = db.for_tenant(42); "
                  "acme.objects(orders{})");
  }
  template <class... Ts>
  auto objects(const Ts&...) const& {
    static_assert(always_false<type_list<Ts...>>,
                  "rowscope: objects() takes one declared table, of a session that is not const, for it runs "
                  "statements: pass an rs::session&, and write session.objects(orders{})");
  }
};

}  // namespace detail
}  // namespace rowscope
