#include "positions.hpp"

namespace rowscope_tests::positions {
namespace {

using join_kind = tree::join_kind;
using set_operation = tree::set_operation;

term w(std::string_view column) { return col("w", column); }
term t(std::string_view column) { return col("t", column); }

/// From the shared words: their parts are those of all tenants, so that a foreign row in a sub-query shows.
rows from_words(const place& p) { return rows().from(*p.all.words, "w").out(w("part")); }

using maker = std::function<std::optional<statement>(const place&)>;
using condition = std::function<term(const place&)>;

void add_from(std::vector<position>& all) {
  const auto add = [&](const char* name, std::function<rows(const place&)> make, bool seen = true) {
    all.push_back({name, [make](const place& p) { return read(make(p)); }, seen});
  };
  const auto from = [](const place& p) { return rows().from(p.table(), "t").out(t("id")); };
  add("from", [=](auto& p) { return from(p).where(harm("t")); });
  add("from, without a condition", [=](auto& p) { return from(p).out(call("json", {t("body")})); });
  add("from, without a term that fails", [=](auto& p) { return from(p).out(t("part")); });
  add("from, under an alias of another kind", [](auto& p) {
    return rows().from(p.table(), "Select \"x\"").out(col("Select \"x\"", "id")).where(harm("Select \"x\""));
  });
  add("from, with an OR", [=](auto& p) { return from(p).where((t("part") == lit("99")) || harm("t")); });
  add("from, with an OR that ends it", [=](auto& p) { return from(p).where(harm("t") || (lit("1") == lit("1"))); });
  add("from, under NOT", [=](auto& p) { return from(p).where(negated(negated(harm("t")))); });
  add("from, compared with NULL",
      [=](auto& p) { return from(p).where(op(op(t("part"), "=", lit("NULL")), "IS", lit("NULL")) && harm("t")); });
  add("from, by a range",
      [=](auto& p) { return from(p).where(between(t("amount"), lit("0"), lit("9")) && harm("t")); });
  add("from, grouped", [](auto& p) {
    return rows()
        .from(p.table(), "t")
        .out(t("part"))
        .out(count_all(), "n")
        .group_by(t("part"))
        .group_by(call("abs", {t("amount")}));
  });
  add("from, counted", [](auto& p) { return rows().from(p.table(), "t").out(count_all(), "n").where(harm("t")); });
  add("from, summed",
      [](auto& p) { return rows().from(p.table(), "t").out(call("SUM", {call("abs", {t("amount")})}), "n"); });
  add("from, having", [](auto& p) {
    return rows()
        .from(p.table(), "t")
        .out(t("part"))
        .group_by(t("part"))
        .having(op(call("max", {call("abs", {t("amount")})}), ">=", lit("0")));
  });
  add("from, ordered and limited", [](auto& p) {
    return rows()
        .from(p.table(), "t")
        .out(t("part"))
        .out(count_all(), "n")
        .group_by(t("part"))
        .order_by(call("abs", {call("sum", {t("amount")})}), true)
        .limit(lit("9"));
  });
  add("from, distinct", [](auto& p) { return rows().from(p.table(), "t").distinct().out(call("json", {t("body")})); });
  add("from, in a window", [](auto& p) {
    return rows()
        .from(p.table(), "t")
        .out(t("part"))
        .out(over(count_all(), call("abs", {lit("1")}), call("abs", {t("amount")})), "n");
  });
  all.push_back({"from, by its own key",
                 [](const place& p) -> std::optional<statement> {
                   statement s = read(rows().from(p.table(), "t").out(t("part")).where(t("id") == bound(p.s.own_key)));
                   s.values = {p.s.own_key};
                   s.tree.value_count = 1;
                   return s;
                 },
                 false});
  all.push_back({"from, by another's key",
                 [](const place& p) -> std::optional<statement> {
                   rows r = rows().from(p.table(), "t").out(t("part")).where(t("id") == bound(p.s.foreign_key));
                   statement s = read(r);
                   s.values = {p.s.foreign_key};
                   s.tree.value_count = 1;
                   return s;
                 },
                 false});
}

/// Conditions on the word w that look into the table, each at every depth.
std::vector<std::pair<std::string, condition>> conditions() {
  return {
      {"IN", [](const place& p) { return in(w("part"), parts(p)); }},
      {"NOT IN", [](const place& p) { return negated(in(w("part"), parts(p))); }},
      {"IN of rows",
       [](const place& p) {
         rows r = parts(p);
         r.out(col("t", "amount"));
         return in(row_of({w("part"), w("part")}), r);
       }},
      {"correlated IN", [](const place& p) { return in(w("part"), parts_like(p, "w")); }},
      {"EXISTS", [](const place& p) { return exists(parts_like(p, "w")); }},
      {"NOT EXISTS", [](const place& p) { return negated(exists(parts_like(p, "w"))); }},
      {"uncorrelated EXISTS",
       [](const place& p) {
         rows r = parts(p);
         return exists(r.where(op(t("part"), ">", lit("3")) && harm("t")));
       }},
      {"a scalar", [](const place& p) { return op(value_of(number_of(parts(p))), ">", w("part")); }},
      {"a correlated scalar",
       [](const place& p) { return op(value_of(number_of(parts_like(p, "w"))), ">", lit("0")); }},
      {"BETWEEN",
       [](const place& p) {
         rows least = rows().from(p.table(), "t").out(call("min", {t("part")})).where(harm("t"));
         rows most = rows().from(p.table(), "t").out(call("max", {t("part")})).where(harm("t"));
         return between(w("part"), value_of(least), value_of(most));
       }},
      {"CASE", [](const place& p) { return choice(exists(parts_like(p, "w")), lit("1"), lit("0")) == lit("1"); }},
      {"a function's argument",
       [](const place& p) {
         return op(call("coalesce", {value_of(number_of(parts_like(p, "w"))), lit("0")}), ">", lit("0"));
       }},
      {"a sub-query of a sub-query",
       [](const place& p) {
         rows inner =
             rows().from(*p.all.words, "v").out(col("v", "part")).where(in(col("v", "part"), parts_like(p, "w")));
         return exists(inner);
       }},
      {"a derived table of a sub-query",
       [](const place& p) { return in(w("part"), rows().from(parts(p), "d").out(col("d", "part"))); }},
      {"a set operation of a sub-query",
       [](const place& p) {
         rows none = rows().from(*p.all.words, "v").out(col("v", "part")).where(op(col("v", "part"), "<", lit("0")));
         return in(w("part"), none.combine(set_operation::union_all, parts(p)));
       }},
      {"a common table of a sub-query",
       [](const place& p) {
         return in(w("part"), rows().with("c", parts(p)).from_common("c", "c").out(col("c", "part")));
       }},
  };
}

void add_subqueries(std::vector<position>& all) {
  for (const auto& [name, make] : conditions()) {
    const condition asked = make;
    const bool seen = name != "uncorrelated EXISTS";
    const auto add = [&](const std::string& where, std::function<rows(const place&, const condition&)> build) {
      all.push_back({name + " in " + where,
                     [=](const place& p) {
                       statement s = read(build(p, asked));
                       s.is_ordered = where == "ORDER BY";
                       return s;
                     },
                     seen, where == "WHERE" ? position::indexed::any : position::indexed::declared});
    };
    add("WHERE", [](auto& p, auto& look) { return from_words(p).where(look(p)); });
    add("WHERE, under OR and NOT",
        [](auto& p, auto& look) { return from_words(p).where(negated((w("part") == lit("0")) || negated(look(p)))); });
    add("the select list", [](auto& p, auto& look) { return from_words(p).out(look(p), "x"); });
    add("ON of a join", [](auto& p, auto& look) {
      return from_words(p).join(join_kind::inner, *p.all.words, "v", (col("v", "id") == w("id")) && look(p));
    });
    add("ON of a left join", [](auto& p, auto& look) {
      return from_words(p)
          .join(join_kind::left, *p.all.words, "v", (col("v", "id") == w("id")) && look(p))
          .out(col("v", "id"));
    });
    add("ON of a full join", [](auto& p, auto& look) {
      return from_words(p)
          .join(join_kind::full, *p.all.words, "v", (col("v", "id") == w("id")) && look(p))
          .out(col("v", "id"));
    });
    add("GROUP BY",
        [](auto& p, auto& look) { return rows().from(*p.all.words, "w").out(count_all(), "n").group_by(look(p)); });
    add("HAVING", [](auto& p, auto& look) { return from_words(p).group_by(w("part")).having(look(p)); });
    add("ORDER BY", [](auto& p, auto& look) {
      return from_words(p).order_by(look(p), true).order_by(op(op(w("part"), "*", lit("4")), "%", lit("9")));
    });
    add("an aggregate", [](auto& p, auto& look) {
      return rows().from(*p.all.words, "w").out(call("SUM", {choice(look(p), w("part"), lit("0"))}), "n");
    });
  }
  const auto add = [&](const char* name, std::function<rows(const place&)> make) {
    all.push_back({name, [make](const place& p) { return read(make(p)); }, true});
  };
  const auto ordered = [](const place& p) { return from_words(p).order_by(w("part")); };
  add("LIMIT", [=](auto& p) { return ordered(p).limit(value_of(number_of(parts(p)))); });
  add("OFFSET", [=](auto& p) { return ordered(p).limit(lit("20")).offset(value_of(number_of(parts(p)))); });
  add("a select without FROM", [](auto& p) { return rows().out(value_of(number_of(parts(p))), "n"); });
  add("a window's order", [](auto& p) {
    return from_words(p).out(over(count_all(), lit("1"), value_of(number_of(parts_like(p, "w")))), "n");
  });
}

void add_common_tables(std::vector<position>& all) {
  const auto add = [&](const std::string& name, std::function<rows(const place&)> make) {
    all.push_back({name, [make](const place& p) { return read(make(p)); }, true});
  };
  const auto c = [](std::string_view column) { return col("c", column); };
  add("a common table", [=](auto& p) { return rows().with("c", parts(p)).from_common("c", "c").out(c("part")); });
  add("a common table with a condition outside", [=](auto& p) {
    rows body = rows().from(p.table(), "t").out(t("part"), "part").out(t("body"), "body").out(t("amount"), "amount");
    return rows().with("c", body).from_common("c", "c").out(c("part")).where(harm("c"));
  });
  add("a common table read twice", [=](auto& p) {
    return rows()
        .with("c", parts(p))
        .from_common("c", "c")
        .join_common(join_kind::left, "c", "c2", c("part") == col("c2", "part"))
        .out(c("part"));
  });
  add("a common table of a common table", [=](auto& p) {
    return rows()
        .with("c", parts(p))
        .with("d", rows().from_common("c", "c").out(c("part"), "part"))
        .from_common("d", "d")
        .out(col("d", "part"));
  });
  add("a recursive common table, first part", [=](auto& p) {
    rows body = parts(p);
    body.combine(set_operation::union_distinct,
                 rows().from_common("c", "c").out(op(c("n"), "+", lit("100"))).where(op(c("n"), "<", lit("100"))));
    return rows().with("c", body, {"n"}).from_common("c", "c").out(c("n"));
  });
  add("a recursive common table, second part", [=](auto& p) {
    rows body = rows().from(*p.all.words, "w").out(w("part")).where(w("part") == lit("1"));
    body.combine(set_operation::union_distinct,
                 rows()
                     .from_common("c", "c")
                     .join(join_kind::inner, p.table(), "t", op(t("part"), "<=", op(c("n"), "+", lit("9"))))
                     .out(t("part"))
                     .where(harm("t")));
    return rows().with("c", body, {"n"}).from_common("c", "c").out(c("n"));
  });
  add("a common table in a join", [=](auto& p) {
    return from_words(p)
        .with("c", parts(p))
        .join_common(join_kind::left, "c", "c", c("part") == w("part"))
        .out(c("part"));
  });
  add("a common table in IN", [=](auto& p) {
    return from_words(p).with("c", parts(p)).where(in(w("part"), rows().from_common("c", "c").out(c("part"))));
  });
}

void add_derived(std::vector<position>& all) {
  const auto add = [&](const std::string& name, std::function<rows(const place&)> make) {
    all.push_back({name, [make](const place& p) { return read(make(p)); }, true});
  };
  const auto d = [](std::string_view column) { return col("d", column); };
  const auto open = [](const place& p) {
    return rows().from(p.table(), "t").out(t("part"), "part").out(t("body"), "body").out(t("amount"), "amount");
  };
  add("a derived table", [=](auto& p) { return rows().from(parts(p), "d").out(d("part")); });
  add("a derived table with a condition outside",
      [=](auto& p) { return rows().from(open(p), "d").out(d("part")).where(harm("d")); });
  add("a derived table of a derived table", [=](auto& p) {
    return rows().from(rows().from(open(p), "e").out(col("e", "part"), "part"), "d").out(d("part"));
  });
  add("a derived table with a limit",
      [=](auto& p) { return rows().from(parts(p).order_by(t("part"), true).limit(lit("2")), "d").out(d("part")); });
  for (const join_kind kind : {join_kind::inner, join_kind::left, join_kind::right, join_kind::full}) {
    static constexpr const char* names[] = {"an inner", "a left", "a right", "a full"};
    const std::string title = std::string("a derived table in ") + names[static_cast<int>(kind)] + " join";
    add(title, [=](auto& p) {
      return from_words(p).join(kind, open(p), "d", (d("part") == w("part")) && harm("d")).out(d("part"));
    });
  }
}

void add_set_operations(std::vector<position>& all) {
  for (const set_operation operation :
       {set_operation::union_distinct, set_operation::union_all, set_operation::intersect, set_operation::except}) {
    static constexpr const char* names[] = {"UNION", "UNION ALL", "INTERSECT", "EXCEPT"};
    const std::string name = names[static_cast<int>(operation)];
    const auto few = [](const place& p) { return from_words(p).where(op(w("part"), "<>", lit("4"))); };
    const bool both_ways = operation == set_operation::union_distinct || operation == set_operation::union_all;
    // The words are what is left of a union: it is taken over fewer of them, so that the table's rows are seen.
    const auto one = [both_ways, few](const place& p) {
      return both_ways ? from_words(p).where(w("part") == lit("9")) : few(p);
    };
    const auto add = [&](const std::string& title, std::function<rows(const place&)> make) {
      all.push_back({title, [make](const place& p) { return read(make(p)); }, true});
    };
    add("the left side of " + name, [=](auto& p) { return parts(p).combine(operation, one(p)); });
    add("the right side of " + name, [=](auto& p) { return one(p).combine(operation, parts(p)); });
    add("both sides of " + name, [=](auto& p) {
      rows other =
          rows()
              .from(p.table(), "t2")
              .out(col("t2", "part"))
              .where(harm("t2") && op(col("t2", "part"), operation == set_operation::except ? ">" : "<>", lit("4")));
      return parts(p).combine(operation, other);
    });
    add("the third part behind " + name,
        [=](auto& p) { return one(p).combine(operation, parts(p)).combine(set_operation::union_all, parts(p)); });
    add(name + ", ordered and limited",
        [=](auto& p) { return parts(p).combine(operation, one(p)).order_by(lit("1"), true).limit(lit("4")); });
    add("a limited part of " + name,
        [=](auto& p) { return one(p).combine(operation, parts(p).order_by(t("part"), true).limit(lit("2"))); });
  }
}

}  // namespace

term harm(std::string_view instance) {
  // The range tempts the engine to an index that does not tell the tenant.
  return op(col(instance, "body"), ">=", lit("''")) &&
         op(call("json", {col(instance, "body")}), "IS NOT", lit("NULL")) &&
         op(call("abs", {col(instance, "amount")}), ">=", lit("0"));
}

rows parts(const place& p) { return rows().from(p.table(), "t").out(t("part"), "part").where(harm("t")); }

rows parts_like(const place& p, std::string_view instance) {
  return parts(p).where((t("part") == col(instance, "part")) && harm("t"));
}

rows number_of(const rows& counted) { return rows().from(counted, "counted").out(count_all(), "n"); }

std::vector<position> select_positions() {
  std::vector<position> all;
  add_from(all);
  add_subqueries(all);
  add_common_tables(all);
  add_derived(all);
  add_set_operations(all);
  return all;
}

}  // namespace rowscope_tests::positions
