#include <charconv>
#include <fstream>
#include <optional>

#include <nlohmann/json.hpp>
#include <rowscope/audit/json_lines.hpp>

namespace rowscope::audit {
namespace {

using json = nlohmann::ordered_json;

recorded_scope::value value_from(const json& j) {
  if (j.is_number_integer()) return j.get<std::int64_t>();
  return j.get<std::string>();
}

recorded_scope scope_from(const json& j) {
  recorded_scope s;
  if (j.contains("every")) {
    s.unscoped_site = j.at("every").at("site").get<std::string>();
    s.unscoped_reason = j.at("every").at("reason").get<std::string>();
    return s;
  }
  for (const auto& [dimension, values] : j.at("scope").items()) {
    recorded_scope::part& p = s.parts.emplace_back();
    p.dimension = dimension;
    p.is_set = values.is_array();
    if (!p.is_set) p.values.push_back(value_from(values));
    if (p.is_set)
      for (const json& v : values) p.values.push_back(value_from(v));
  }
  return s;
}

std::uint64_t shape_from(const std::string& digits) {
  std::uint64_t shape = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), shape, 16);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty())
    throw std::invalid_argument("\"" + digits + "\" is no shape");
  return shape;
}

outcome outcome_from(const std::string& text) {
  if (text == "ok") return outcome::ok;
  if (text == "failed") return outcome::failed;
  throw std::invalid_argument("\"" + text + "\" is no outcome");
}

record record_from(const json& j) {
  return {.at = std::chrono::sys_time<std::chrono::nanoseconds>(
              std::chrono::nanoseconds(j.at("at_ns").get<std::int64_t>())),
          .site = j.at("site").get<std::string>(),
          .file = j.at("file").get<std::string>(),
          .line = j.at("line").get<std::uint32_t>(),
          .verb = j.at("verb").get<std::string>(),
          .shape = shape_from(j.at("shape").get<std::string>()),
          .conditions = j.at("conditions").get<std::uint32_t>(),
          .tables = j.at("tables").get<std::vector<std::string>>(),
          .scope = scope_from(j),
          .rows = j.at("rows").get<std::int64_t>(),
          .duration = std::chrono::nanoseconds(j.at("duration_ns").get<std::int64_t>()),
          .outcome = outcome_from(j.at("outcome").get<std::string>()),
          .test = j.value("test", std::string()),
          .thread = j.at("thread").get<std::uint32_t>()};
}

/// Takes the lines of a file one after the other.
class line_reader {
 public:
  record_list list;

  /// \throws an exception that says why, for a line that is none of ours
  void take(const std::string& line) {
    const json j = json::parse(line);
    if (!j.is_object()) throw std::invalid_argument("it is no object");
    if (!j.contains("mark")) {
      if (!began_) throw std::invalid_argument("it stands before the begin mark");
      list.records.push_back(record_from(j));
      ++records_;
    } else if (j.at("mark") == "begin") {
      begin(j);
    } else if (j.at("mark") == "end" && began_) {
      whole_ = whole_ && j.at("records").get<std::uint64_t>() == records_;
      list.lost += j.at("lost").get<std::uint64_t>();
      began_ = false;
    } else {
      throw std::invalid_argument("it is a mark where none is expected");
    }
  }
  /// A line was cut off: what follows is another process, or nothing.
  void is_cut_off() { whole_ = false; }
  [[nodiscard]] bool is_complete() const { return any_ && whole_ && !began_; }

 private:
  void begin(const json& j) {
    if (j.at("format") != "rowscope-records/1")
      throw std::invalid_argument("it is of the format " + j.at("format").dump() + ", not of rowscope-records/1");
    whole_ = whole_ && !began_;
    began_ = any_ = true;
    records_ = 0;
    list.one_of = j.at("one_of").get<std::uint32_t>();
  }

  bool any_ = false;
  bool began_ = false;
  bool whole_ = true;
  std::uint64_t records_ = 0;
};

bool begins_run(const std::string& line) { return line.starts_with(R"({"mark":"begin")"); }

}  // namespace

record_list read_records(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw failure(verdict::broken_record, file.string() + " cannot be read; is it there?");
  line_reader reader;
  std::optional<std::string> broken;  // why the line before is none, as long as it may have been cut off
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (broken && !begins_run(line)) throw failure(verdict::broken_record, *broken);
    if (broken) reader.is_cut_off();
    broken.reset();
    try {
      reader.take(line);
    } catch (const std::exception& e) {
      broken = file.string() + ":" + std::to_string(number) + " is no record: " + e.what();
      // A line with its end was written whole, unless the next run ended it.
      if (begins_run(line)) throw failure(verdict::broken_record, *broken);
    }
  }
  if (in.bad()) throw failure(verdict::broken_record, file.string() + " cannot be read");
  if (broken) {
    in.clear();
    in.seekg(-1, std::ios::end);
    if (in.get() == '\n') throw failure(verdict::broken_record, *broken);
    reader.is_cut_off();
  }
  reader.list.complete = reader.is_complete();
  return std::move(reader.list);
}

}  // namespace rowscope::audit
