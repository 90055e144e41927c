#!/usr/bin/env python3
"""The HTML page of an audit in a browser: it is shown, its filter, levels, sorting and folding do what they say, it tells
of no error, and texts that are hostile stay texts."""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

BROWSER = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)

# Runs behind the page's own script and leaves what it returns in the document.
DRIVER = """<script>
{
  const answer = (() => { %s })();
  const into = document.createElement("pre");
  into.id = "answer";
  into.textContent = JSON.stringify(answer);
  document.body.append(into);
}
</script></body>"""
SHOWN = """const shown = () => [...document.querySelectorAll("tbody.site")].filter((s) => !s.hidden).map((s) => s.dataset.name);
const press = (selector) => document.querySelector(selector).click();
const address = () => location.hash;
"""


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def expect_equal(found, expected, what):
    expect(found == expected, f"{what}: expected {expected!r}, found {found!r}")


class Page:
    def __init__(self, folder, *arguments):
        self.folder = folder
        subprocess.run([os.environ["ROWSCOPE_REPORT_FILES"], folder, *arguments], check=True, timeout=60)
        self.text = (folder / "audit.html").read_text(encoding="utf-8")

    def ask(self, script, address="", complaints=()):
        """What the script returns in the page at that address; the console must say no more than the complaints."""
        path = self.folder / "driven.html"
        path.write_text(self.text.replace("</body>", DRIVER % (SHOWN + script)), encoding="utf-8")
        done = browse(self.folder, path, address)
        console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        expect_equal(len(console), len(complaints), f"lines of the console: {console}")
        for line, complaint in zip(console, complaints):
            expect(complaint in line, f"the console says: {line}")
        answer = re.search(r'<pre id="answer">(.*?)</pre>', done.stdout, re.DOTALL)
        expect(answer, f"the script did not come to its end:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        return json.loads(html.unescape(answer.group(1)))


def browse(folder, path, address):
    # Without its sandbox, which asks for rights that a container does not give: the page is our own.
    return subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-sync",
         "--enable-logging=stderr", f"--user-data-dir={folder / 'profile'}",
         "--dump-dom", path.as_uri() + address],
        capture_output=True, text=True, errors="replace", timeout=120, check=False)


def renders(page, _):
    seen = page.ask("""return {
      title: document.title, headline: document.querySelector("h1").textContent, count: shown().length,
      first: shown()[0], marks: document.querySelectorAll("mark").length, note: document.querySelector("#shown").textContent,
      wide: document.documentElement.scrollWidth <= innerWidth,
      folded: document.querySelectorAll("tbody.site:not(.open)").length };""")
    expect_equal(seen["title"], "rowscope audit: below level", "title")
    expect_equal(seen["headline"], "5 of 12 query sites are not tested well enough", "headline")
    expect_equal((seen["count"], seen["folded"], seen["note"]), (12, 12, "12 sites"), "sites")
    expect_equal(seen["first"], "invoice.remove", "the first site, which no test reaches")
    expect(seen["marks"] > 5, "the predicates of the scope are not marked")
    expect(seen["wide"], "the page is wider than the window")


def filters_by_its_address(page, _):
    seen = page.ask("return { shown: shown(), box: document.querySelector('#filter').value };", "#filter=ORDER%20clos")
    expect_equal(seen, {"shown": ["order.close"], "box": "ORDER clos"}, "the filter of the address")
    seen = page.ask("""const at = (hash) => {
        history.replaceState(null, "", hash);
        dispatchEvent(new Event("hashchange"));
        return shown();
      };
      return { level: at("#level=distinguishable"), all_three: at("#filter=invoice&level=open&sort=-name"),
               nothing: at("#filter=nowhere"), said: !document.querySelector("#nothing").hidden,
               senseless: at("#level=what&sort=__proto__").length };""")
    expect_equal(seen, {"level": ["order.close"], "all_three": ["invoice.remove", "invoice.move"], "nothing": [],
                        "said": True, "senseless": 12}, "addresses that the page comes to later")
    seen = page.ask("return document.querySelectorAll('.site.open').length;", "#level=distinguishable")
    expect_equal(seen, 1, "the only site of an address is unfolded")


def filters_by_hand(page, _):
    seen = page.ask("""const box = document.querySelector("#filter");
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
      const focused = document.activeElement === box;
      box.value = "currencies";
      box.dispatchEvent(new Event("input"));
      const filtered = shown(), at = address();
      press("#clear");
      press('[data-level="proven"]');
      return { focused, filtered, at, proven: shown().length, then: address(),
               pressed: [...document.querySelectorAll('[aria-pressed="true"]')].map((b) => b.dataset.level) };""")
    expect_equal(seen, {"focused": True, "filtered": ["rate.count"], "at": "#filter=currencies", "proven": 4,
                        "then": "#level=proven", "pressed": ["proven"]}, "filter and level by hand")


def sorts(page, _):
    seen = page.ask("""const judged = shown();
      press('[data-sort="name"] button');
      const ascending = shown(), said = document.querySelector('[data-sort="name"]').getAttribute("aria-sort");
      press('[data-sort="name"] button');
      const descending = shown();
      press('[data-sort="name"] button');
      return { ascending, said, descending, again: String(shown()) === String(judged) };""")
    expect_equal(seen["ascending"], sorted(seen["ascending"]), "ascending names")
    expect_equal(seen["descending"], sorted(seen["ascending"], reverse=True), "descending names")
    expect_equal((seen["said"], seen["again"]), ("ascending", True), "what is said, and the order of the judgement")


def folds(page, _):
    seen = page.ask("""const first = document.querySelector("tbody.site"), button = first.querySelector("button");
      const is_seen = () => first.querySelector(".detail").checkVisibility();
      const before = [is_seen(), button.getAttribute("aria-expanded")];
      button.click();
      const after = [is_seen(), button.getAttribute("aria-expanded")];
      press("#expand");
      const all = document.querySelectorAll(".site.open").length;
      press("#expand");
      return { before, after, all, none: document.querySelectorAll(".site.open").length,
               names: [...document.querySelectorAll("button")].every((b) => b.textContent.trim() !== ""),
               controls: [...document.querySelectorAll("[aria-controls]")].every(
                 (b) => document.getElementById(b.getAttribute("aria-controls"))) };""")
    expect_equal(seen, {"before": [False, "false"], "after": [True, "true"], "all": 12, "none": 0, "names": True,
                        "controls": True}, "folding")


def is_whole_without_scripts(page, folder):
    path = folder / "plain.html"
    path.write_text(page.text[:page.text.rindex("<script>")], encoding="utf-8")
    done = browse(folder, path, "")
    expect_equal(done.stdout.count("<tbody class=\"site open"), 12, "sites that are shown unfolded")


def keeps_hostile_texts(_, folder):
    page = Page(folder, "hostile")
    seen = page.ask("""return { images: document.images.length, scripts: document.scripts.length,
      last: document.querySelector("footer").textContent.startsWith("rowscope"), count: shown().length,
      names: shown().filter((n) => n.startsWith("<\\/script><img src=x onerror=alert(1)>\\"'&]]>")).length };""")
    expect_equal(seen, {"images": 0, "scripts": 2, "last": True, "count": 13, "names": 1}, "the page of hostile texts")
    seen = page.ask("return shown().length;", "#filter=%3C/script%3E%3Cimg")
    expect_equal(seen, 1, "the filter finds a hostile name")


def needs_no_network(page, _):
    expect(not re.search(r"https?://|url\(|@import|<link|<img|\ssrc=", page.text), "the page refers to something outside")
    seen = page.ask("""const image = new Image();
      image.src = "http://127.0.0.1:9/none";
      return true;""", complaints=["Content Security Policy"])
    expect(seen, "the policy of the page lets nothing be loaded")


def luminance(color):
    digits = color.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def has_contrast(page, _):
    """WCAG 2, AA: 4.5 to 1 for each color of a text on each ground that it stands on."""
    themes = [dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", page.text, re.DOTALL)]
    expect_equal(len(themes), 2, "themes, light and dark")
    levels = ("none", "executed", "asserted", "distinguishable", "proven", "content")
    for theme in themes:
        for ink, ground in [("ink", "mark"), ("ink", "alarm"), ("none", "alarm"),
                            *((ink, ground) for ink in ("ink", "faint", "link", *levels) for ground in ("paper", "tint"))]:
            light, dark = sorted((luminance(theme[ink]), luminance(theme[ground])), reverse=True)
            ratio = (light + 0.05) / (dark + 0.05)
            expect(ratio >= 4.5, f"{ink} {theme[ink]} on {ground} {theme[ground]} has a contrast of {ratio:.2f}")


CASES = (renders, filters_by_its_address, filters_by_hand, sorts, folds, is_whole_without_scripts, keeps_hostile_texts,
         needs_no_network, has_contrast)


def main():
    if not BROWSER:
        print("skipped: the HTML page of the audit was not looked at: Chromium is not installed")
        sys.exit(77)
    results = []
    with tempfile.TemporaryDirectory(prefix="rowscope-page-", ignore_cleanup_errors=True) as folder:
        folder = pathlib.Path(folder)
        (folder / "shop").mkdir()
        page = Page(folder / "shop")
        for case in CASES:
            status, reason = "passed", ""
            own = folder / case.__name__
            own.mkdir()
            try:
                case(page, own)
            except Exception:  # noqa: BLE001: each failure of a case is reported as one
                status, reason = "failed", traceback.format_exc()
            name = "the page " + case.__name__.replace("_", " ")
            results.append((status, name))
            print(f"{status}: {name}: {reason}" if reason else f"{status}: {name}")
    path = os.environ.get("ROWSCOPE_TEST_RESULTS")
    if path:
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{status}\t{name}\n" for status, name in results)
            file.write("end\n")
    sys.exit(1 if any(status == "failed" for status, _ in results) else 0)


main()
