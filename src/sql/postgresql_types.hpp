#pragma once
#include "expression_types.hpp"

namespace rowscope::sql {

/// The name of the type in PostgreSQL, empty where it is not known. A type that a column declares stands here without
/// its length: a cast to varchar(20) would cut a longer text, and find what is not equal.
std::string postgresql_type(const known_type& type);

/// Whether its values are arrays. A list of these is bound as one of texts: an array of arrays is one of elements.
bool is_array(const known_type& type);

/// Whether the order of its values is by a collation: of the database, where a statement names none.
bool has_collation(const known_type& type);

/// Finds what each bound value of the statement is: by itself, or by the column that it is compared with or stored in.
/// \param beside a select with values of the statement that is no part of it; may be null
/// \returns the types of the columns of the rows that are bound as one list, if there are any
std::vector<known_type> find_value_types(const tree::statement& s, const tree::select* beside, expression_types& types);

}  // namespace rowscope::sql
