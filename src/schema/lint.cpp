#include <rowscope/schema/lint.hpp>

#include <ostream>

namespace rowscope {

std::string_view to_string(severity s) noexcept {
  switch (s) {
    case severity::note: return "note";
    case severity::warning: return "warning";
    case severity::error: return "error";
  }
  return "";
}

std::ostream& operator<<(std::ostream& out, const finding& f) {
  return out << to_string(f.level) << " [" << f.id << "] " << f.sentence;
}

void print(std::ostream& out, std::span<const finding> findings) {
  for (const severity level : {severity::error, severity::warning, severity::note})
    for (const finding& f : findings) {
      if (f.level != level) continue;
      out << f << '\n';
      if (!f.mend.empty()) out << "  " << f.mend << '\n';
    }
}

}  // namespace rowscope
