#pragma once
/// rowscope: row scoping for databases that many tenants share. The folders show the way of a query.
#include <rowscope/context/active_tenant.hpp>
#include <rowscope/context/scope.hpp>
#include <rowscope/context/tenant.hpp>
#include <rowscope/db/database.hpp>
#include <rowscope/db/observer.hpp>
#include <rowscope/db/session.hpp>
#include <rowscope/error.hpp>
#include <rowscope/expression/choice.hpp>
#include <rowscope/expression/chrono_traits.hpp>
#include <rowscope/expression/function.hpp>
#include <rowscope/expression/row_value.hpp>
#include <rowscope/expression/uuid.hpp>
#include <rowscope/expression/window.hpp>
#include <rowscope/manager/manager.hpp>
#include <rowscope/query/query.hpp>
#include <rowscope/schema/schema.hpp>
