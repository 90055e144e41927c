// The page is whole without this. It adds a filter, levels to choose, sorting and folding; what is chosen stands in the
// address, so that a view can be linked to: #filter=ticket&level=open&sort=-tests
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const table = find("table.sites");
  const sites = all("tbody.site");  // in the order of the judgement, the unproven ones first
  const filter = find("#filter");
  const levels = all(".levels button");
  const heads = all("th[data-sort]");
  const expand = find("#expand");
  const by_text = new Intl.Collator("en", { numeric: true }).compare;
  let chosen = { filter: "", level: "all", sort: "" };

  const is_shown = (site) => {
    const words = chosen.filter.toLowerCase().split(/\s+/);
    return words.every((word) => site.dataset.find.includes(word)) &&
      (chosen.level === "all" || site.dataset.groups.split(" ").includes(chosen.level));
  };

  const sorted = () => {
    const key = chosen.sort.replace(/^-/, "");
    if (!key) return sites;
    const sign = chosen.sort.startsWith("-") ? -1 : 1;
    return [...sites].sort((a, b) => sign * by_text(a.dataset[key], b.dataset[key]));
  };

  const show = () => {
    let count = 0;
    for (const site of sites) {
      site.hidden = !is_shown(site);
      if (!site.hidden) ++count;
    }
    table.append(...sorted());
    find("#shown").textContent = count === sites.length ? `${count} sites` : `${count} of ${sites.length} sites`;
    find("#nothing").hidden = count > 0 || sites.length === 0;
    if (filter.value !== chosen.filter) filter.value = chosen.filter;
    for (const b of levels) b.setAttribute("aria-pressed", String(b.dataset.level === chosen.level));
    for (const head of heads) {
      if (chosen.sort.replace(/^-/, "") !== head.dataset.sort) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", chosen.sort.startsWith("-") ? "descending" : "ascending");
    }
  };

  const choose = (change) => {
    chosen = { ...chosen, ...change };
    const address = new URLSearchParams();
    if (chosen.filter) address.set("filter", chosen.filter);
    if (chosen.level !== "all") address.set("level", chosen.level);
    if (chosen.sort) address.set("sort", chosen.sort);
    // A page in a frame without rights may not change its address; it works all the same.
    try {
      history.replaceState(null, "", "#" + address);
    } catch { /* see above */ }
    show();
  };

  const read_address = () => {
    const address = new URLSearchParams(location.hash.slice(1));
    const known = (list, value, or) => (list.includes(value) ? value : or);
    const sort = address.get("sort") ?? "";
    chosen = {
      filter: address.get("filter") ?? "",
      level: known(levels.map((b) => b.dataset.level), address.get("level"), "all"),
      sort: known(heads.map((h) => h.dataset.sort), sort.replace(/^-/, ""), "") && sort,
    };
    show();
  };

  const fold = (site, open) => {
    site.classList.toggle("open", open);
    site.querySelector(".toggle").setAttribute("aria-expanded", String(open));
  };

  for (const site of sites) {
    fold(site, false);
    site.querySelector(".row").addEventListener("click", () => {
      if (getSelection().isCollapsed) fold(site, !site.classList.contains("open"));
    });
  }
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const key = head.dataset.sort;
    // Ascending, descending, as judged.
    button.addEventListener("click", () =>
      choose({ sort: chosen.sort === key ? "-" + key : chosen.sort === "-" + key ? "" : key }));
  }
  for (const b of levels) b.addEventListener("click", () => choose({ level: b.dataset.level }));
  filter.addEventListener("input", () => choose({ filter: filter.value }));
  expand.addEventListener("click", () => {
    const open = expand.getAttribute("aria-pressed") !== "true";
    expand.setAttribute("aria-pressed", String(open));
    for (const site of sites) fold(site, open);
  });
  find("#clear").addEventListener("click", () => {
    choose({ filter: "", level: "all" });
    filter.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || document.activeElement === filter) return;
    event.preventDefault();
    filter.focus();
  });
  addEventListener("hashchange", () => {
    if (location.hash !== "#sites") read_address();
  });
  if (location.hash !== "#sites") read_address();
  else show();
  // A link to one site shows all of it.
  const shown = sites.filter((site) => !site.hidden);
  if (shown.length === 1) fold(shown[0], true);
})();
