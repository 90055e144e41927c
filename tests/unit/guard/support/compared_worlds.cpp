#include "compared_worlds.hpp"

namespace rowscope_tests::guarded {

namespace {

bool is_same(const effects& done) {
  for (const unguarded_world::effect& e : done)
    if (e.outcome != done[0].outcome || e.own != done[0].own) return false;
  return true;
}

}  // namespace

bool is_leak(const effects& done, const std::array<text_rows, 3>& others) {
  for (std::size_t i = 0; i < done.size(); ++i)
    if (!done[i].outcome.error && done[i].others != others[i]) return true;
  return !is_same(done);
}

std::string to_string(const effects& done) {
  return "alone: " + to_string(done[0].outcome) + "\nharmless: " + to_string(done[1].outcome) +
         "\npoisoned: " + to_string(done[2].outcome);
}

compared_worlds::compared_worlds()
    : guarded_{guarded_world(world::alone), guarded_world(world::harmless), guarded_world(world::poisoned)},
      plain_{unguarded_world(world::alone), unguarded_world(world::harmless), unguarded_world(world::poisoned)} {
  for (std::size_t i = 0; i < guarded_.size(); ++i) others_[i] = guarded_[i].others();
}

effects compared_worlds::run(const std::string& sql) {
  return {guarded_[0].run(sql), guarded_[1].run(sql), guarded_[2].run(sql)};
}

effects compared_worlds::read(const std::string& sql) {
  effects done;
  for (std::size_t i = 0; i < done.size(); ++i) {
    rs::session own = guarded_[i].database().for_tenant(1);
    done[i] = {guarded::run_guarded(own, sql), others_[i], {}};
  }
  return done;
}

bool compared_worlds::is_harmful_without_guard(const std::string& sql) const {
  const effects bare{plain_[0].run(sql), plain_[1].run(sql), plain_[2].run(sql)};
  for (std::size_t i = 0; i < bare.size(); ++i)
    if (bare[i].others != plain_[i].others()) return true;
  return !is_same(bare);
}

bool compared_worlds::are_untouched() {
  for (std::size_t i = 0; i < guarded_.size(); ++i)
    if (guarded_[i].others() != others_[i]) return false;
  return true;
}

}  // namespace rowscope_tests::guarded
