#pragma once
#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include "notes.hpp"

struct two_notebooks {
  rs::database db{rs::sqlite_memory(), notes_schema{}};

  two_notebooks() {
    db.create_tables();
    for (std::int64_t tenant : {1, 2}) {
      rs::session s = db.for_tenant(tenant);
      write(s, tenant, "of " + std::to_string(tenant));
    }
  }
};
