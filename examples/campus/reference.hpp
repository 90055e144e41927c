#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;

namespace campus {

/// What plain SQL counts for a tenant.
struct reference_numbers {
  std::int64_t students = 0;
  std::int64_t submissions = 0;
  std::int64_t naive_join = 0;
  std::int64_t naive_join_foreign = 0;
};

/// A row of studentAssessment.
struct submission {
  std::int64_t id_assessment = 0;
  std::int64_t id_student = 0;
  int date_submitted = 0;
  bool is_banked = false;

  friend bool operator==(const submission&, const submission&) = default;
};

/// The second opinion: the same file, read by hand-written SQL through the SQLite C API and a connection of its own.
/// Nothing here goes through rowscope, so that what is shown of rowscope is compared with something else than itself.
class reference {
 public:
  /// Once the data is loaded: gathers the statistics that SQLite plans by, and from then on only reads.
  explicit reference(const std::filesystem::path& file);

  /// The modules, in alphabetical order.
  [[nodiscard]] std::vector<std::string> tenants() const;
  [[nodiscard]] reference_numbers numbers(std::string_view tenant) const;
  /// The module that owns each assessment.
  [[nodiscard]] std::unordered_map<std::int64_t, std::string> owners() const;

  /// Every submission to the assessments of a tenant, in the order of the key.
  [[nodiscard]] std::vector<submission> submissions(std::string_view tenant) const;
  /// The assessments of a tenant, in the order of the key.
  [[nodiscard]] std::vector<std::int64_t> assessments(std::string_view tenant) const;
  /// Keys that no row has.
  [[nodiscard]] std::int64_t unused_assessment() const;
  [[nodiscard]] std::int64_t unused_student() const;

 private:
  struct closer {
    void operator()(sqlite3*) const;
  };
  std::unique_ptr<sqlite3, closer> connection_;
};

}  // namespace campus
