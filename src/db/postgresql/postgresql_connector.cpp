#include "postgresql_connector.hpp"

#include <algorithm>

#include "error_mapping.hpp"
#include "postgresql_connection.hpp"
#include "role_check.hpp"
#include "scope_signer.hpp"

namespace rowscope::detail::postgresql {
namespace {

constexpr int oldest_server = 130000;

/// What values are written as, and where names are looked up: those of the library say it themselves.
constexpr const char* session_settings =
    "SET search_path = public, pg_temp; SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex'; "
    "SET extra_float_digits = 1; SET row_security = on; SET client_encoding = 'UTF8'; "
    "SET standard_conforming_strings = on";

void ignore_notice(void*, const PGresult*) {}

/// Before anybody uses the connection.
void set_up(PGconn* handle) {
  PQsetNoticeReceiver(handle, ignore_notice, nullptr);
  if (const int version = PQserverVersion(handle); version < oldest_server)
    throw connection_error("this PostgreSQL server is of version " + std::to_string(version / 10000) +
                           "; rowscope needs 13 or later");
  const result answer(PQexec(handle, session_settings));
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) throw_error(answer.get(), "setting a connection up");
}

class postgresql_connector final : public connector {
 public:
  postgresql_connector(const postgresql_source& source, const schema_info& schema, attach how, role as)
      : schema_(schema),
        how_(how),
        role_(as),
        connection_(as == role::application ? source.connection : source.options.unscoped),
        owner_(source.options.owner),
        set_up_{as == role::application ? std::make_shared<scope_signer>(source.options.signing_key) : nullptr,
                std::max<std::size_t>(source.options.statement_cache, 1), source.options.transaction_pooling} {}

  std::unique_ptr<connection> open() override {
    auto opened = std::make_unique<postgresql_connection>(schema_, open_session(connection_), set_up_);
    set_up(opened->handle());
    check_role(*opened, role_);
    return opened;
  }
  bool check_schema(connection&) override { return true; }
  void create_tables(connection&) override { throw usage_error("not yet"); }
  [[nodiscard]] std::vector<finding> lint(connection&) override { return {}; }
  [[nodiscard]] std::vector<guard_report> guard_reports() const override { return {}; }
  [[nodiscard]] bool serves_unscoped() const noexcept override { return role_ == role::unscoped; }
  [[nodiscard]] std::string name() const override { return "PostgreSQL"; }

  const soci::backend_factory& backend(const std::shared_ptr<user_connections>&) override {
    throw usage_error(
        "sessions of SOCI's that you own are not opened by a PostgreSQL database; run its statements by the builder");
  }
  [[nodiscard]] user_connection* user_connection_of(soci::session&) const noexcept override { return nullptr; }

 private:
  schema_info schema_;
  attach how_;
  role role_;
  std::string connection_;
  std::string owner_;
  connection_set_up set_up_;
};

}  // namespace

std::unique_ptr<connector> make_connector(const postgresql_source& source, const schema_info& schema, attach how,
                                          role as) {
  return std::make_unique<postgresql_connector>(source, schema, how, as);
}

}  // namespace rowscope::detail::postgresql
