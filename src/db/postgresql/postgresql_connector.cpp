#include "postgresql_connector.hpp"

#include <algorithm>

#include <rowscope/schema/postgresql_ddl.hpp>

#include "error_mapping.hpp"
#include "postgresql_connection.hpp"
#include "role_check.hpp"
#include "schema_check.hpp"
#include "scope_signer.hpp"

namespace rowscope::detail::postgresql {
namespace {

constexpr int oldest_server = 130000;

void ignore_notice(void*, const PGresult*) {}

/// Before anybody uses the connection.
void set_up(postgresql_connection& c) {
  PQsetNoticeReceiver(c.handle(), ignore_notice, nullptr);
  if (const int version = PQserverVersion(c.handle()); version < oldest_server)
    throw connection_error("this PostgreSQL server is of version " + std::to_string(version / 10000) +
                           "; rowscope needs 13 or later");
  c.set_up();
}

/// \throws usage_error for what holds raw SQL on SQLite only
void check_guard(const guard& modes) {
  if (modes.mode == raw_mode::report || modes.undeclared == undeclared_tables::report)
    throw usage_error(
        "PostgreSQL has no report mode: row-level security shows raw SQL the rows of its scope, and a program's statements "
        "are tried on SQLite with report mode first; choose raw_mode::read_only, or read_write");
  if (!modes.tables.empty())
    throw usage_error(
        "PostgreSQL has no raw_mode of single tables: take the right from the application's role, as REVOKE UPDATE ON " +
        std::string(modes.tables.front().first->name) + " FROM shop_app");
}

class postgresql_connector final : public connector {
 public:
  postgresql_connector(const postgresql_source& source, const schema_info& schema, attach how, role as)
      : schema_(schema),
        how_(how),
        role_(as),
        connection_(as == role::application ? source.connection : source.options.unscoped),
        unscoped_(source.options.unscoped),
        owner_(source.options.owner),
        key_(source.options.signing_key),
        set_up_{as == role::application ? std::make_shared<scope_signer>(source.options.signing_key) : nullptr,
                std::max<std::size_t>(source.options.statement_cache, 1), source.options.transaction_pooling,
                source.options.guard, source.options.distributed} {
    check_guard(source.options.guard);
  }

  std::unique_ptr<connection> open() override {
    auto opened = std::make_unique<postgresql_connection>(schema_, open_session(connection_), set_up_);
    set_up(*opened);
    check_role(*opened, role_);
    return opened;
  }
  bool check_schema(connection& c) override {
    if (role_ == role::application) return postgresql::check_schema(postgresql(c), how_);
    check_sees_all(postgresql(c));
    return true;
  }
  void create_tables(connection& c) override {
    if (owner_.empty())
      throw usage_error(
          "tables are created by their owner: give rs::postgresql() its connection in postgresql_options::owner, or let "
          "the owner run in a migration what rs::ddl(schema, rs::postgresql_ddl{...}) gives");
    if (unscoped_.empty())
      throw usage_error(
          "tables are created for two roles; give rs::postgresql() the other one's connection in "
          "postgresql_options::unscoped");
    const soci_session all = open_session(unscoped_);
    const postgresql_ddl roles{.application_role = PQuser(postgresql(c).handle()),
                               .unscoped_role = PQuser(static_cast<PGconn*>(handle_of(*all))),
                               .distributed = set_up_.distributed};
    postgresql_connection owner(schema_, open_session(owner_), connection_set_up{});
    set_up(owner);
    create_as_owner(owner, roles);
  }
  [[nodiscard]] std::vector<finding> lint(connection& c) override { return find_in_schema(postgresql(c)); }
  [[nodiscard]] std::vector<guard_report> guard_reports() const override { return {}; }
  [[nodiscard]] bool serves_unscoped() const noexcept override { return role_ == role::unscoped; }
  [[nodiscard]] std::string name() const override { return "PostgreSQL"; }

  std::function<bool(const std::string&)> user_sessions() const override {
    check_raw_is_on(set_up_.raw, set_up_.distributed);
    return [](const std::string&) { return false; };
  }

 private:
  /// All of them, or none.
  void create_as_owner(postgresql_connection& owner, const postgresql_ddl& roles) {
    const std::uint64_t transaction = owner.begin(false);
    try {
      for (const std::string& statement : ddl_of(schema_, roles)) owner.execute(statement.c_str());
      const std::string key = hexadecimal(key_);
      const char* const texts[] = {key.c_str()};
      owner.rows_of("SELECT rowscope.set_signing_key($1::bytea)", texts);
      owner.commit(transaction);
    } catch (...) {
      owner.rollback(transaction);
      throw;
    }
  }
  static postgresql_connection& postgresql(connection& c) { return static_cast<postgresql_connection&>(c); }
  static std::string hexadecimal(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "\\x";
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      text += digits[byte >> 4U];
      text += digits[byte & 0xFU];
    }
    return text;
  }

  schema_info schema_;
  attach how_;
  role role_;
  std::string connection_;
  std::string unscoped_;
  std::string owner_;
  std::string key_;
  connection_set_up set_up_;
};

}  // namespace

std::unique_ptr<connector> make_connector(const postgresql_source& source, const schema_info& schema, attach how,
                                          role as) {
  return std::make_unique<postgresql_connector>(source, schema, how, as);
}

}  // namespace rowscope::detail::postgresql
