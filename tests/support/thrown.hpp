#pragma once
// What a piece of code throws, as a value that can be looked at.

#include <string>
#include <typeinfo>

#include <rowscope/error.hpp>

#include "catch.hpp"

namespace rowscope_tests {

/// Runs `work`, which must throw exactly an Error, and returns it.
template <class Error, class Work>
Error thrown(Work&& work) {
  try {
    work();
  } catch (const rowscope::error& e) {
    INFO("thrown: " << e.what());
    REQUIRE(std::string(typeid(e).name()) == typeid(Error).name());
    return dynamic_cast<const Error&>(e);
  }
  FAIL("nothing was thrown");
  throw std::logic_error("unreachable");
}

}  // namespace rowscope_tests
