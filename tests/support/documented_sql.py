"""The SQL of the statements that the documents show: tests/golden/docs/<page>.sql, with an entry for each site that the
page's C++ names, in the page's order.

With ROWSCOPE_UPDATE_GOLDEN=1 in the environment the file is written instead of compared."""
import difflib
import os
import pathlib
import re

GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "golden" / "docs"


def cpp_blocks(page):
    return re.findall(r"^```cpp\n(.*?)^```", pathlib.Path(page).read_text(encoding="utf-8"), re.M | re.S)


def sites_of(page):
    """The sites that the page's C++ names, each once."""
    return list(dict.fromkeys(re.findall(r'\b(?:query|site)<"([^"]*)">', "\n".join(cpp_blocks(page)))))


def parse(printed):
    """What sql_of_sites prints, by site."""
    entries = {}
    for part in printed.split("\n\n"):
        if part.strip():
            title, _, text = part.strip("\n").partition("\n")
            entries[title.removeprefix("-- ")] = text
    return entries


def check_page(name, sites, sent):
    """Prints what is wrong; returns whether nothing is. `sent` has the texts by site."""
    missing = [site for site in sites if not sent.get(site)]
    for site in missing:
        print(f'{name}: "{site}" is named there, and the program has sent nothing for it')
    text = "\n".join(f"-- {site}\n{sent[site]}\n" for site in sites if site not in missing)
    path = GOLDEN / f"{name}.sql"
    if os.environ.get("ROWSCOPE_UPDATE_GOLDEN") == "1" and not missing:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    golden = path.read_text(encoding="utf-8") if path.exists() else ""
    if golden != text:
        print(f"{path} is not what is sent; where the new text is right, run this test with ROWSCOPE_UPDATE_GOLDEN=1")
        print("\n".join(difflib.unified_diff(golden.splitlines(), text.splitlines(), "golden", "sent", "", "", 1, "")))
    return not missing and golden == text
