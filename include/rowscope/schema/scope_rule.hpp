#pragma once
#include <rowscope/schema/table.hpp>

/// The scope rules of a table: how a row comes to its tenant. Each table has one, as its member `scope`.
namespace rowscope {

template <auto Column>
struct scoped_by_rule {
  using rowscope_rule = void;
};
template <auto ForeignKey, auto ParentKey>
struct scoped_through_rule {
  using rowscope_rule = void;
};
template <fixed_string Reason>
struct shared_rule {
  using rowscope_rule = void;
};

/// A row belongs to the tenant in this column of it. The column is an std::int64_t or an std::string.
template <auto Column = nullptr>
inline constexpr scoped_by_rule<Column> scoped_by{};

/// A row belongs to the tenant of the row that this foreign key points to. Any number of hops.
///
/// The key is the parent's whole primary key: if two tenants' parents could share a key, rows would leak. A foreign key
/// that is NULL belongs to nobody: no tenant sees the row.
template <auto ForeignKey = nullptr, auto ParentKey = nullptr>
inline constexpr scoped_through_rule<ForeignKey, ParentKey> scoped_through{};

/// Rows are the same for every tenant: readable by all, written only in an unscoped session. The reason is kept for the
/// audit.
template <fixed_string Reason = "">
inline constexpr shared_rule<Reason> shared{};

}  // namespace rowscope
