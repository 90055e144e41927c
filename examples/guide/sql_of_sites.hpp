#pragma once
#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <rowscope/db/observer.hpp>

/// Keeps the SQL that each site has sent, in the order in which it did: what tests/golden/docs is compared with.
class sql_of_sites : public rowscope::observer {
 public:
  void executed(const rowscope::execution& e) noexcept override { add(e.site, std::string(e.sql)); }
  void opened_unscoped(const rowscope::scope& s) noexcept override {
    add(s.unscoped_site(), "-- unscoped: " + s.unscoped_reason());
  }

  /// Runs the program, silently, and prints what it has sent. \returns what the program does
  template <class Program>
  static auto print_what(Program run) {
    sql_of_sites sent;
    const auto watch = rowscope::observe(sent);
    std::ostringstream silenced;
    std::streambuf* const terminal = std::cout.rdbuf(silenced.rdbuf());
    const auto result = run();
    std::cout.rdbuf(terminal);
    sent.print(std::cout);
    return result;
  }

  void print(std::ostream& out) const {
    for (const auto& [site, texts] : texts_) {
      out << "-- " << site << '\n';
      for (const std::string& text : texts) out << text << '\n';
      out << '\n';
    }
  }

 private:
  void add(std::string_view site, std::string text) {
    std::vector<std::string>& texts = texts_[std::string(site)];
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }

  std::map<std::string, std::vector<std::string>> texts_{};
};
