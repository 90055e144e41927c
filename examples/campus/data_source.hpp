#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace campus {

/// CSV text to read, and what messages call it.
struct csv_input {
  std::string name;
  std::unique_ptr<std::istream> stream;
};

/// Gives the text of a file such as "courses.csv".
using data_source = std::function<csv_input(std::string_view file)>;

/// The files of a folder.
/// \throws input_error here when there is no such folder; from the source when a file of it cannot be opened.
data_source files_in(const std::filesystem::path& folder);

}  // namespace campus
