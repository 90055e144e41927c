#pragma once
#include <iostream>

#include "tables.hpp"

// One function for each subject of the pages, in their order.
void use_statements(rs::database& db);
void use_managers(rs::database& db);
void use_sets_of_tenants(rs::database& db);
void query_rows(rs::session& acme);
void query_values(rs::session& acme);
void write_many(rs::session& acme);

template <class T>
void print_value(const T& value) {
  std::cout << ' ' << value;
}
template <class T>
void print_value(const std::optional<T>& value) {
  if (value)
    print_value(*value);
  else
    std::cout << " -";
}

template <class Rows>
void print_rows(const char* title, Rows&& rows) {
  std::cout << title << ':';
  const char* separator = "";
  for (const auto& row : rows.tuples()) {
    std::cout << separator;
    std::apply([](const auto&... values) { (print_value(values), ...); }, row);
    separator = ",";
  }
  std::cout << '\n';
}
