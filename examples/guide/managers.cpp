// docs/guide.md: managers.
#include "guide.hpp"

namespace {

using namespace std::chrono_literals;

/// Leaves archived rows out, whatever is asked of it.
auto live_articles(rs::session& session) { return session.objects(articles{}).where(!articles::archived); }

void use_verbs(rs::session& acme) {
  const auto all = acme.objects(articles{});
  const std::int64_t id = all.create(rs::site<"article.create">, articles::title = "Terms",
                                     articles::published = std::chrono::sys_days(2024y / 5 / 1))
                              .key();
  const auto terms = all.get(rs::site<"article.get">, id);
  if (const auto found = all.find(rs::site<"article.find">, 999)) std::cout << (*found)[articles::title] << '\n';
  const auto listed = all.where(articles::title.starts_with("T"));
  for (const auto& row : listed.all(rs::site<"article.starting_with">)) std::cout << row[articles::title] << '\n';
  const std::int64_t n = all.count(rs::site<"article.count">);
  const bool any = listed.exists(rs::site<"article.any">);
  all.where(articles::id == id).update(rs::site<"article.archive">, articles::archived = true);
  all.where(articles::id == id).remove(rs::site<"article.remove">);
  std::cout << terms[articles::title] << ' ' << n << ' ' << any << '\n';
}

void use_many(rs::session& acme) {
  const std::vector<std::tuple<std::string, std::string>> rows{{"font", "big"}, {"language", "de"}};
  acme.objects(settings{}).create_many(rs::site<"setting.load">, rows, settings::name, settings::value);
}

void use_lookup(rs::session& acme) {
  const auto all = acme.objects(settings{});
  const auto theme = all.get_or_create(rs::site<"setting.get_or_create">, rs::lookup(settings::name = "theme"),
                                       settings::value = "light");
  const auto font = all.update_or_create(rs::site<"setting.update_or_create">, rs::lookup(settings::name = "font"),
                                         settings::value = "small");
  std::cout << theme.row[settings::value] << ' ' << theme.created << ' ' << font[settings::value] << '\n';
}

void use_base(rs::session& acme) {
  acme.objects(articles{})
      .where(articles::title == "News")
      .update(rs::site<"article.archive_news">, articles::archived = true);
  const auto live = live_articles(acme);
  if (!live.find(rs::site<"article.live_find">, 2)) std::cout << "archived, or not there\n";
  std::cout << live.where(articles::title == "Install").count(rs::site<"article.live_installs">) << '\n';
}

}  // namespace

void use_managers(rs::database& db) {
  rs::session acme = db.for_tenant(42);
  use_verbs(acme);
  use_many(acme);
  use_lookup(acme);
  use_base(acme);
}
