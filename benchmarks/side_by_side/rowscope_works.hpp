#pragma once
#include "arguments.hpp"
#include "tables.hpp"
#include "work.hpp"

namespace side_by_side {

/// How rowscope does a work, on any database.
struct rowscope_work {
  void (*once)(rs::session&, const arguments&, checksum&);
  /// How the database runs the statement; none of the insert of many rows, whose plan is another than the reference's.
  std::string (*plan)(rs::session&, const arguments&);
};

rowscope_work rowscope_work_of(task what);

}  // namespace side_by_side
