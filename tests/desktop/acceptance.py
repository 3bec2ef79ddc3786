# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, as a person does it: from a dump, through the six views, to a report on disk.

usage: acceptance.py PARLANCE DRAGSOURCE SOURCE_FOLDER OUTPUT_FOLDER      (inside run_session)
Leaves a picture of every view in OUTPUT_FOLDER. Exits 1 with what was expected, and what stood there instead."""

import html
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree

try:
    import html5lib
except ImportError:
    html5lib = None  # the checks of our own below remain

from desktop import Failure, Program, children, is_checked, name, role, run, text, wait_for, walk

VIEWS = ["Overview", "Threads", "Themes", "Quotes", "Trends", "Report"]
BUTTON = {"push button", "push button menu", "button menu", "toggle button", "check box", "radio button", "menu item"}
CELL = {"table cell", "list item", "tree item", "table row"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def expect(condition, what):
    if not condition:
        raise Failure(what)


def step(what):
    print(f"- {what}", flush=True)


# ---------------------------------------------------------------------------------------------- what is imported


class Dump:
    """A day of a forum as plain NDJSON, built from the sources of the sample."""

    def __init__(self, source, folder):
        lines = run(sys.executable, str(source / "resources/sample/build_sample.py"), "--ndjson").splitlines()
        self.records = [json.loads(line) for line in lines]
        self.path = folder / "a day.ndjson"
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.texts = [plain(record.get("body") or record.get("selftext") or "") for record in self.records]
        self.titles = [plain(record["title"]) for record in self.records if "title" in record]

    def holds(self, words):
        wanted = plain(words)
        return any(wanted in words_of for words_of in self.texts)


def plain(markdown):
    """Text without marks and with single spaces, so that a quote can be looked for in the body it was cut from."""
    words = html.unescape(markdown)
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = re.sub(r"^[ \t]*(?:>|&gt;|[-*+] |\d+[.)] |#+ )+", "", words, flags=re.MULTILINE)
    words = re.sub(r"[*_~`\\^]", "", words)
    return re.sub(r"\s+", " ", words).strip()


LATE = [
    {"id": f"zz{n:05d}", "name": f"t1_zz{n:05d}", "link_id": "t3_zzlate", "parent_id": "t3_zzlate" if n < 3 else "t1_zz00001",
     "author": f"latecomer_{n}", "body": body, "score": 3 * n - 4, "created_utc": 1773532800 + 60 * n, "subreddit": "latelier_ia"}
    for n, body in enumerate([
        "I came late to this and still think the repair café explained it better than any of the announcements did.",
        "The old machine in our library runs the small model all day and nobody has complained about the noise yet.",
        "My neighbour refused at first, then asked for a second appointment the week after, which says enough.",
        "That matches what we saw: people trust what they can open with a screwdriver."])
]


# ---------------------------------------------------------------------------------------------- what is exported


class Page(html.parser.HTMLParser):
    """Reads a page strictly: every element closed in order, nothing that runs, and the words of its quotations."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.faults, self.quotes, self.attributes = [], set(), [], [], {}
        self.words = []
        self.feed(source)
        self.close()
        if self.open:
            self.faults.append(f"not closed: {' '.join(self.open)}")

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.attributes.setdefault(tag, []).append(given)
        self.faults += [f"<{tag}> has {key}" for key in given if key.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "blockquote":
            self.quotes.append("")

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes nothing; open: {' '.join(self.open)}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if "blockquote" in self.open and not {"cite", "footer", "figcaption"} & set(self.open):
            self.quotes[-1] += data
        if "style" not in self.open:
            self.words.append(data)


def check_html(path, dump):
    source = path.read_text(encoding="utf-8")
    expect(source.lower().startswith("<!doctype html>"), f"{path.name} does not begin with the doctype of HTML5")
    page = Page(source)
    expect(not page.faults, f"{path.name} is not well formed: {page.faults[:5]}")
    expect(not page.tags & {"script", "iframe", "object", "embed", "form"}, f"{path.name} holds what could run: {page.tags}")
    policy = [meta.get("content", "") for meta in page.attributes.get("meta", [])
              if meta.get("http-equiv", "").lower() == "content-security-policy"]
    expect(policy and "default-src 'none'" in policy[0], f"{path.name} has no Content-Security-Policy: {policy}")
    expect(page.attributes["html"][0].get("lang") == "en", f"{path.name} does not say that it is English")
    fetched = [given for tag in ("img", "link", "source") for given in page.attributes.get(tag, [])
               if re.match(r"(https?:)?//", given.get("src") or given.get("href") or "")]
    expect(not fetched, f"{path.name} fetches from elsewhere: {fetched}")
    check_quotes(path, page.quotes, dump)
    expect(len(page.attributes.get("h2", [])) >= 3, f"{path.name} has fewer than three headings")
    if html5lib:
        parser = html5lib.HTMLParser()
        parser.parse(source)
        faults = [f"line {place[0]}: {fault}" for place, fault, _ in parser.errors]
        expect(not faults, f"{path.name} is not HTML5: {faults[:5]}")
    return " ".join(" ".join(page.words).split())


def check_quotes(path, quotes, dump):
    expect(len(quotes) >= 3, f"{path.name} has {len(quotes)} quotes, three at least were expected")
    for quote in quotes:
        words = re.sub(r"^[\s“”\"«»‹›\u202f\u00a0]+|[\s“”\"«»‹›\u202f\u00a0]+$", "", quote)
        expect(dump.holds(words), f"{path.name} quotes what nobody wrote: {words}")


def check_markdown(path, dump):
    source = path.read_text(encoding="utf-8")
    expect(source.startswith("# "), f"{path.name} does not begin with a title")
    quotes, inside = [], False
    for line in source.splitlines():
        if line.startswith(">"):
            words = line[1:].strip()
            if not inside:
                quotes.append([])
            quotes[-1].append(words)
            inside = True
        else:
            inside = False
    said = []
    for lines in quotes:
        credit = [number for number, words in enumerate(lines) if re.match(r"[—–-]+\s", words)]
        body = lines[:credit[-1]] if credit else lines
        said.append(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", " ".join(body)))
    check_quotes(path, said, dump)


# ---------------------------------------------------------------------------------------------- the session


class Parlance(Program):
    def go(self, view, french=None):
        """Opens a view from the rail."""
        button = self.find(BUTTON, re.escape(french or view), enabled=True)
        self.click(button)
        wait_for(lambda: is_checked(button) or not self.alive(), f"{view} to be the view on show", 10)
        expect(self.alive(), f"the program ended with {self.process.returncode} when {view} was opened")

    def choose_file(self, path):
        """Answers the file dialog that is open with a path, and waits until it has gone."""
        dialog = self.find({"dialog", "file chooser"})
        title = name(dialog)
        field = self.find("text", within=dialog)
        self.click(field)
        self.key("ctrl+a")
        self.write(str(path))
        wait_for(lambda: text(field) == str(path), f"the path to stand in the field of “{title}”", 10)
        self.key("Return")
        self.gone({"dialog", "file chooser"}, re.escape(title))

    def count(self):
        """(selected, all) of the status bar."""

        def read():
            for item in self.all("label", r"[\d.,\s\u202f\u00a0]+ of [\d.,\s\u202f\u00a0]+ posts?.*"):
                return tuple(int(re.sub(r"\D", "", part)) for part in text(item).split("·")[0].split(" of "))
            return None

        return wait_for(read, "the number of posts in the status bar")

    def account(self):
        """The figures of the last import's message: read, stored, updated, duplicate, rejected."""
        message = self.find("label", r".*records read:.*", timeout=120)
        return [int(re.sub(r"\D", "", figure)) for figure in re.findall(r"([\d.,\u202f\u00a0]*\d) (?:records|stored|updated|already|rejected)", text(message))]

    def words(self):
        """What each thing on show says, without what stands in tables, fields and pages."""
        return [text(item) for window in self.windows() for item in walk(window) if role(item) in BUTTON | {"label", "page tab"}]

    def rows(self, table, wanted=1, timeout=60.0):
        """The texts of a table's cells once there are at least `wanted`."""

        def cells():
            found = []
            for cell in children(table):
                if role(cell) in CELL:
                    found.append(text(cell))
                if len(found) > 400:
                    break
            return found if len([words for words in found if words.strip()]) >= wanted else None

        return wait_for(cells, f"rows in “{name(table)}”", timeout)


def translations(source):
    """English to French, as the interface has it."""
    book = {}
    for message in xml.etree.ElementTree.parse(source / "translations/parlance_fr.ts").iter("message"):
        translation = message.find("translation")
        book.setdefault(message.findtext("source"), translation.text if translation is not None and len(translation) == 0 else None)
    return book


def main(program, dragsource, source, output):
    source, output = pathlib.Path(source), pathlib.Path(output)
    output.mkdir(parents=True, exist_ok=True)
    for old in output.glob("*.png"):
        old.unlink()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="parlance-acceptance-"))
    dump = Dump(source, folder)
    parlance = Parlance([program], output / "parlance.log")
    dragged = None
    try:
        step("the welcome page offers the sample, an import and a place to drop dumps")
        importing = parlance.find(BUTTON, r"Import a dump.*", enabled=True)
        parlance.find("label", "Drop a dump here")
        parlance.find(BUTTON, "Open the sample")
        parlance.photograph(output / "0-welcome.png")

        step("a dump chosen in the file dialog is imported")
        parlance.click(importing)
        parlance.choose_file(dump.path)
        if parlance.all({"dialog", "file chooser"}):
            parlance.choose_file(folder / "study.parlance")
        read, stored, updated, duplicate, rejected = parlance.account()
        expect(read == stored + updated + duplicate + rejected, "the account of the import does not add up")
        expect(read == len(dump.records), f"{read} records were read of {len(dump.records)}")
        expect(rejected == 0, f"{rejected} records of a sound dump were rejected")
        wait_for(lambda: parlance.count()[1] == stored, f"{stored} posts in the status bar")

        step("the tagger is checked by keyboard")
        settle(parlance)
        check_tagger(parlance, output)

        step("two themes are merged by keyboard, and taken apart again")
        merge_themes(parlance, output)

        step("the six views")
        visit(parlance, dump, output, "light")

        step("the report is drafted and exported")
        export(parlance, dump, folder, output)

        step("a dump dragged from another program and dropped on the window is added")
        late = folder / "late.ndjson"
        late.write_text("".join(json.dumps(record) + "\n" for record in LATE), encoding="utf-8")
        before = parlance.count()[1]
        dragged = Program([dragsource, str(late)], output / "dragsource.log")
        parlance.drag(dragged.point(dragged.find("label")), (640, 420))
        wait_for(lambda: parlance.count()[1] == before + len(LATE), f"{before + len(LATE)} posts after the drop", 60)
        dragged.kill()

        step("dark")
        parlance.click(parlance.find(BUTTON, "Switch to dark"))
        parlance.find(BUTTON, "Switch to light")
        for number, view in enumerate(VIEWS, 1):
            parlance.go(view)
            settle(parlance)
            parlance.photograph(output / f"{number}-{view.lower()}-dark.png")

        step("French")
        book = translations(source)
        # A message keeps the language it was told in; close those of the imports.
        while parlance.all(BUTTON, "Close this message"):
            shown = len(parlance.all(BUTTON, "Close this message"))
            parlance.click(parlance.find(BUTTON, "Close this message"))
            wait_for(lambda: len(parlance.all(BUTTON, "Close this message")) < shown, "a message to close")
        parlance.click(parlance.find(BUTTON, r"Interface in English.*"))
        for number, view in enumerate(VIEWS, 1):
            expect(book.get(view), f"“{view}” has no French in the translation")
            parlance.go(view, book[view])
            settle(parlance)
            english = [words for words in parlance.words() if book.get(words, words) != words]
            expect(not english, f"{view} still speaks English in French: {english}")
            parlance.photograph(output / f"{number}-{view.lower()}-french.png")

        step("the program ends when its window is closed")
        parlance.click(parlance.find(BUTTON, re.escape(book["Overview"])))
        code = parlance.quit()
        expect(code == 0, f"the program ended with {code}")
    except Exception:
        parlance.photograph(output / "failure.png")
        raise
    finally:
        if dragged:
            dragged.kill()
        parlance.kill()
        shutil.rmtree(folder, ignore_errors=True)


def settle(parlance):
    """Until no job is under way: the status bar then offers no cancel."""
    wait_for(lambda: not parlance.all(BUTTON, r"(Cancel|Annuler)\b.*"), "the jobs to end", 120)


def visit(parlance, dump, output, look):
    people = {record["author"] for record in dump.records} - {"[deleted]"}

    def photograph(number, view):
        settle(parlance)
        unfinished = [words for words in parlance.words() if "(s)" in words]
        expect(not unfinished, f"{view} counts without a plural: {unfinished}")
        parlance.photograph(output / f"{number}-{view.lower()}-{look}.png")

    parlance.go("Overview")
    settle(parlance)
    wait_for(lambda: re.search(r"\b%d\b" % parlance.count()[0], parlance.said()), "the number of posts on Overview")
    expect(len(people) > 100, "the sample has lost its people")
    photograph(1, "Overview")

    parlance.go("Threads")
    table = parlance.find("table", "Threads")
    wait_for(lambda: any(plain(words) in dump.titles for words in parlance.rows(table)), "titles of the dump in Threads")
    first = next(cell for cell in children(table) if role(cell) in CELL and plain(text(cell)) in dump.titles)
    parlance.click(first)
    tree = parlance.find({"tree", "tree table"}, "Conversation")
    wait_for(lambda: len(parlance.rows(tree, 3)) >= 3, "the conversation of the thread")
    photograph(2, "Threads")

    parlance.go("Themes")
    if not parlance.all("table", "Themes"):
        parlance.click(parlance.find(BUTTON, "Find themes", enabled=True))
    table = parlance.find("table", "Themes", timeout=120)
    parlance.rows(table, 3, 120)
    photograph(3, "Themes")

    parlance.go("Quotes")
    quotes = parlance.find({"list", "list box"}, "Quotes", timeout=60)
    ranked = parlance.rows(quotes, 3)
    expect(sum(dump.holds(words.split(" — ")[0]) for words in ranked[:10]) >= 3,
           f"the quotes are not in the words of the dump: {ranked[:3]}")
    photograph(4, "Quotes")

    parlance.go("Trends")
    settle(parlance)
    photograph(5, "Trends")

    parlance.go("Report")
    parlance.click(parlance.find(BUTTON, "Draft", enabled=True))
    report = parlance.find({"text", "label", "document text"}, "Report", timeout=120)
    wait_for(lambda: len(text(report)) > 2000, "the draft of the report", 120)
    photograph(6, "Report")


def check_tagger(parlance, output):
    parlance.key("ctrl+t")
    posts = parlance.find("spin button", "Posts to draw")
    parlance.click(posts)
    parlance.key("ctrl+a")
    parlance.write("12")
    parlance.click(parlance.find(BUTTON, "Draw a sample", enabled=True))
    for place in range(12):
        parlance.find("label", f"Post {place + 1} of 12, {place} answered")
        parlance.key("1231"[place % 4])
    parlance.find("table", r"Posts: what the program says.*")
    wait_for(lambda: "12 of them have an answer by you" in parlance.said(), "the twelve answers")
    settle(parlance)
    parlance.photograph(output / "check-light.png")
    parlance.click(parlance.find(BUTTON, "Done"))


def merge_themes(parlance, output):
    parlance.go("Themes")
    settle(parlance)
    table = parlance.find("table", "Themes")
    before = parlance.rows(table, 3)
    parlance.click(table_row(parlance, table, before[0]))
    settle(parlance)
    parlance.key("shift+Down")
    parlance.key("m")
    parlance.find("label", r"“.*” went into “.*”\.")
    wait_for(lambda: len(parlance.rows(table, 3)) < len(before), "a theme less in the list")
    settle(parlance)
    parlance.photograph(output / "themes-merged-light.png")
    parlance.key("ctrl+z")
    parlance.find("label", r"Taken back: “.*” merged into “.*”\.")
    wait_for(lambda: len(parlance.rows(table, 3)) == len(before), "all themes in the list again")
    while parlance.all(BUTTON, "Close this message"):
        shown = len(parlance.all(BUTTON, "Close this message"))
        parlance.click(parlance.find(BUTTON, "Close this message"))
        wait_for(lambda: len(parlance.all(BUTTON, "Close this message")) < shown, "a message to close")
    parlance.key("ctrl+BackSpace")
    settle(parlance)


def table_row(parlance, table, words):
    return next(cell for cell in children(table) if role(cell) in CELL and text(cell) == words)


def export(parlance, dump, folder, output):
    # Qt does not announce the entries of a menu as children of anything, so the keyboard chooses them: first, second.
    for entry, suffix in ((1, "html"), (2, "md")):
        path = folder / f"digest.{suffix}"
        parlance.click(parlance.find(BUTTON, "Export", enabled=True))
        parlance.key(*["Down"] * entry, "Return")
        parlance.choose_file(path)
        wait_for(path.exists, f"{path.name} to be written")
        shutil.copy(path, output)
        if suffix == "html":
            words = check_html(path, dump)
            expect(len(words) > 2000, f"{path.name} says little: {words[:200]}")
            expect("12 posts without the tags" in words, f"{path.name} does not tell of the check")
        else:
            check_markdown(path, dump)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:5])
    except Failure as failure:
        print(f"FAILED: {failure}", flush=True)
        traceback.print_exc(limit=4)
        sys.exit(1)
    print("The acceptance test passed.")
