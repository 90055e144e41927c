#include <rowscope/sql/render.hpp>

#include "postgresql_writer.hpp"
#include "sqlite_writer.hpp"

namespace rowscope {

rendered_statement render(const scoped_statement& scoped) {
  const tree::statement& statement = scoped.get();
  const auto& check = scoped.check_without_rows();
  rendered_statement rendered;
  switch (scoped.dialect()) {
    case dialect::sqlite:
      rendered.text = sql::sqlite_writer(statement).write();
      if (check) rendered.check_without_rows = sql::sqlite_writer(statement).write(*check);
      break;
    case dialect::postgresql: {
      const tree::select* const beside = check ? &*check : nullptr;
      rendered.text = sql::postgresql_writer(statement, beside).write();
      if (check) rendered.check_without_rows = sql::postgresql_writer(statement, beside).write(*check);
      break;
    }
  }
  return rendered;
}

}  // namespace rowscope
