#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// What both sides read into.
namespace shop {

struct customer {
  std::int64_t id;
  std::string name;
  std::optional<std::string> email;
};
struct product {
  std::int64_t id;
  std::string title;
  double price;
};
struct order {
  std::int64_t id;
  std::string state;
  double total;
};
struct customer_order {
  std::int64_t id;
  std::string customer;
  double total;
};
struct line {
  std::string title;
  int quantity;
  double price;
};
struct spent {
  std::string customer;
  std::int64_t orders;
  std::optional<double> total;
};

}  // namespace shop
