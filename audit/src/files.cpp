#include <charconv>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>
#include <rowscope/audit/gate.hpp>
#include <rowscope/version.hpp>

// The files that an audit keeps: waivers and a baseline, which people write and review, and proofs, which only save
// time.
namespace rowscope::audit {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view proofs_format = "rowscope-proofs/1";

json parse(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw failure(verdict::bad_file, file.string() + " cannot be read; is it there?");
  try {
    return json::parse(in);
  } catch (const json::exception& e) {
    throw failure(verdict::bad_file, file.string() + " is no JSON: " + e.what());
  }
}

std::chrono::year_month_day until_from(const std::string& text, const std::string& file) {
  if (const auto day = day_from(text)) return *day;
  throw failure(verdict::bad_file, file + ": \"" + text + "\" is no date; write \"until\": \"2027-01-31\"");
}

waiver waiver_from(const json& j, const std::string& file) {
  for (const char* member : {"site", "reason", "until"})
    if (!j.is_object() || !j.contains(member) || !j.at(member).is_string() ||
        j.at(member).get_ref<const std::string&>().empty())
      throw failure(verdict::bad_file, file +
                                           ": a waiver is {\"site\": \"area.purpose\", \"reason\": \"why\", "
                                           "\"until\": \"2027-01-31\"}; \"" +
                                           member + "\" is missing in " + j.dump());
  const auto site = j.at("site").get<std::string>();
  if (site.find_first_of("*?%") != std::string::npos)
    throw failure(verdict::bad_file, file + ": a waiver names one site; \"" + site + "\" is a pattern");
  return {site, j.at("reason").get<std::string>(), until_from(j.at("until").get<std::string>(), file)};
}

template <class Map>
trial trial_from(const Map& text) {
  for (const trial t :
       {trial::killed, trial::survived, trial::unreached, trial::fails_anyway, trial::timed_out, trial::crashed})
    if (text == to_string(t)) return t;
  throw std::invalid_argument("unknown result of a trial");
}

json key_json(const site_key& k) {
  return json::array({k.name, k.file, k.line, k.column, k.verb, k.tables, k.conditions, k.shape});
}
site_key key_from_list(const json& j) {
  return {j.at(0).get<std::string>(),   j.at(1).get<std::string>(),  j.at(2).get<std::uint32_t>(),
          j.at(3).get<std::uint32_t>(), j.at(4).get<std::string>(),  j.at(5).get<std::string>(),
          j.at(6).get<std::uint32_t>(), j.at(7).get<std::uint64_t>()};
}
test_key test_from(const json& j) { return {j.at(0).get<std::string>(), j.at(1).get<std::string>()}; }

}  // namespace

std::optional<std::chrono::year_month_day> day_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) {
    int n = -1;
    const char* const end = text.data() + from + size;
    return std::from_chars(text.data() + from, end, n).ptr == end ? n : -1;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day d{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                      std::chrono::day(static_cast<unsigned>(day))};
  return d.ok() ? std::optional(d) : std::nullopt;
}

std::vector<waiver> read_waivers(const std::filesystem::path& file) {
  const json j = parse(file);
  if (!j.is_array())
    throw failure(verdict::bad_file, file.string() +
                                         ": expected a list of waivers: [{\"site\": ..., \"reason\": ..., "
                                         "\"until\": ...}]");
  std::vector<waiver> all;
  for (const json& w : j) all.push_back(waiver_from(w, file.string()));
  return all;
}

std::string baseline_name(const site_key& key) {
  std::string name = key.name + " " + (key.verb.empty() ? "none" : key.verb);
  return key.tables.empty() ? name : name + " " + key.tables;
}

baseline read_baseline(const std::filesystem::path& file) {
  const json j = parse(file);
  if (!j.is_object())
    throw failure(verdict::bad_file, file.string() +
                                         ": expected {\"site verb tables\": \"level\", ...}, as "
                                         "rowscope-audit baseline writes it");
  baseline all;
  for (const auto& [name, l] : j.items()) {
    if (!l.is_string()) throw failure(verdict::bad_file, file.string() + ": the level of \"" + name + "\" is no text");
    const auto text = l.get<std::string>();
    all.emplace(name, text == "none" ? level::none : level_from(text));
  }
  return all;
}

proof_list read_proofs(const std::filesystem::path& file) {
  proof_list all;
  if (!std::filesystem::exists(file)) return all;
  const json j = parse(file);
  // Those of another version are only worth nothing.
  if (j.value("format", "") != proofs_format || j.value("library", "") != version) return all;
  try {
    for (const json& one : j.at("proofs")) {
      mutation kind{};
      if (!from_string(one.at("mutation").get<std::string>(), kind)) continue;
      proof p{.fingerprint = one.at("fingerprint").get<std::string>()};
      if (one.contains("killed_by")) p.killed_by = test_from(one.at("killed_by"));
      for (const json& t : one.value("trials", json::array())) {
        const test_key test = test_from(t);
        p.trials.emplace(test, trial_from(t.at(2).get<std::string>()));
        p.test_contents.emplace(test, t.at(3).get<std::string>());
      }
      all[key_from_list(one.at("site"))][kind] = std::move(p);
    }
  } catch (const std::exception& e) {
    throw failure(verdict::bad_file, file.string() + " is no file of proofs: " + e.what() + "; remove it");
  }
  return all;
}

void write_proofs(const std::filesystem::path& file, const proof_list& proofs) {
  json j = {{"format", proofs_format}, {"library", version}, {"proofs", json::array()}};
  for (const auto& [key, kinds] : proofs)
    for (const auto& [kind, p] : kinds) {
      json one = {{"site", key_json(key)}, {"mutation", to_string(kind)}, {"fingerprint", p.fingerprint}};
      if (p.killed_by) one["killed_by"] = json::array({p.killed_by->binary, p.killed_by->name});
      for (const auto& [test, came] : p.trials) {
        const auto content = p.test_contents.find(test);
        one["trials"].push_back(json::array({test.binary, test.name, to_string(came),
                                             content != p.test_contents.end() ? content->second : std::string()}));
      }
      j["proofs"].push_back(std::move(one));
    }
  const std::filesystem::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::trunc);
  out << j.dump(1, ' ', false, json::error_handler_t::replace) << "\n";
  out.flush();
  std::error_code result;
  if (out) std::filesystem::rename(part, file, result);
  if (!out || result)
    throw failure(verdict::cannot_write,
                  file.string() + " cannot be written; is the folder writable, and the disk not full?");
}

}  // namespace rowscope::audit
