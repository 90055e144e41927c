#pragma once
#include <string>

#include <rowscope/ast/dialect.hpp>
#include <rowscope/ast/table_info.hpp>
#include <rowscope/context/tenant.hpp>
#include <rowscope/sql/render.hpp>

/// What is changed in the SQL of a mutant, where no other declaration of a table makes it.
namespace rowscope::audit {

/// A tenant that no row has, but by accident. \see another_tenant
[[nodiscard]] tenant made_up_tenant(const tenant& own);

/// The parameter as the statement writes it, with its cast.
[[nodiscard]] std::string written_parameter(const std::string& sql, dialect d, std::uint16_t parameter);

/// An expression of a tenant that is there and is not the one in the parameter. Where it is the only one, one that is
/// not there; but its own where the database would refuse such a one, and the test would fail without having looked.
[[nodiscard]] std::string another_tenant(const table_info& target, const scope_rule_info& rule, const sql_text& text,
                                         dialect sql, std::uint16_t own);

/// The text with an expression wherever the parameter stands.
[[nodiscard]] std::string with_parameter_replaced(const std::string& sql, dialect d, std::uint16_t parameter,
                                                  const std::string& by);

/// The text with each tenant that the tables' rows have beside those of the set in the parameter.
[[nodiscard]] std::string with_every_tenant(const std::string& sql, dialect d, std::uint16_t set,
                                            const std::vector<const table_info*>& tables);

/// The text in which a row that is in the way of an insert is taken for one in the scope.
[[nodiscard]] std::string without_refusal(std::string sql, dialect d, bool updates);

}  // namespace rowscope::audit
