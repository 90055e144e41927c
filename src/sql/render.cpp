#include <rowscope/sql/render.hpp>

#include "postgresql_writer.hpp"
#include "sqlite_writer.hpp"

namespace rowscope {

rendered_statement render(const scoped_statement& statement) {
  const tree::statement& what = statement.get();
  const auto& check = statement.check_without_rows();
  rendered_statement rendered;
  switch (statement.dialect()) {
    case dialect::sqlite:
      rendered.text = sql::sqlite_writer(what).write();
      if (check) rendered.check_without_rows = sql::sqlite_writer(what).write(*check);
      break;
    case dialect::postgresql: {
      const tree::select* const beside = check ? &*check : nullptr;
      rendered.text = sql::postgresql_writer(what, beside).write();
      if (check) rendered.check_without_rows = sql::postgresql_writer(what, beside).write(*check);
      break;
    }
  }
  return rendered;
}

}  // namespace rowscope
