# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program as a person does: finds things by the names that are announced, points, clicks, types, and waits for
what should appear. Nothing here sleeps for a fixed time: every wait is for a condition, with a limit."""

import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Their children are rows without end; whoever wants one asks for it.
TABLES = {"table", "tree table", "list", "tree", "list box"}


class Failure(Exception):
    """What was expected and did not come."""


def quiet(call, *arguments, default=None):
    """Calls into the accessibility bus; an object may vanish at any time, which then reads as `default`."""
    try:
        answer = call(*arguments)
    except GLib.Error:
        return default
    return default if answer is None else answer


def wait_for(condition, what, timeout=30.0):
    """Returns the first true answer of `condition`; fails with `what` when none comes in time."""
    end = time.monotonic() + timeout
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f"waited {timeout:.0f} s for {what}")
        time.sleep(0.05)


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def role(item):
    return quiet(item.get_role_name, default="")


def name(item):
    return quiet(item.get_name, default="")


def states(item):
    answer = quiet(item.get_state_set)
    return answer if answer is not None else Atspi.StateSet.new([])


def is_showing(item):
    state = states(item)
    return state.contains(Atspi.StateType.SHOWING) and state.contains(Atspi.StateType.VISIBLE)


def is_enabled(item):
    return states(item).contains(Atspi.StateType.ENABLED)


def is_checked(item):
    return states(item).contains(Atspi.StateType.CHECKED)


def text(item):
    """What the item says: its text where it has one, else its name."""
    iface = quiet(item.get_text_iface)
    if iface is not None:
        length = quiet(Atspi.Text.get_character_count, iface, default=0)
        said = quiet(Atspi.Text.get_text, iface, 0, length, default="") if length else ""
        if said:
            return said
    return name(item)


def children(item):
    for index in range(quiet(item.get_child_count, default=0)):
        child = quiet(item.get_child_at_index, index)
        if child is not None:
            yield child


def walk(item, into_tables=False, hidden=False):
    """Everything below `item` that is showing, in the order of the tree."""
    for child in children(item):
        if not hidden and not is_showing(child):
            continue
        yield child
        if into_tables or role(child) not in TABLES:
            yield from walk(child, into_tables, hidden)


def describe(item, depth=0, into_tables=False):
    """The tree as indented text, for a message that says what was there instead."""
    lines = []
    for child in children(item):
        if is_showing(child):
            said = text(child).replace("\n", " ")
            if len(said) > 100:
                said = said[:100] + "…"
            lines.append("  " * depth + f"{role(child)} “{name(child)}”" + (f": {said}" if said != name(child) else ""))
            if into_tables or role(child) not in TABLES:
                lines += describe(child, depth + 1, into_tables)
    return lines


class Program:
    """A running program and its windows."""

    def __init__(self, command, log):
        self.log = open(log, "wb")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT)
        self.application = wait_for(self._application, f"{os.path.basename(command[0])} to appear on the accessibility bus")
        self.application.set_cache_mask(Atspi.Cache.NONE)

    def _application(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode} before its window came")
        for application in children(Atspi.get_desktop(0)):
            if quiet(application.get_process_id) == self.process.pid and quiet(application.get_child_count, default=0):
                return application
        return None

    def alive(self):
        return self.process.poll() is None

    def windows(self):
        return [window for window in children(self.application) if is_showing(window)]

    def all(self, kind=None, named=None, within=None, into_tables=False):
        """Everything on show of a kind (one role name or several) whose name or text matches `named` (a regular expression
        of the whole)."""
        kinds = {kind} if isinstance(kind, str) else kind
        pattern = re.compile(named, re.DOTALL) if named is not None else None
        found = []
        for root in [within] if within is not None else reversed(self.windows()):
            items = [root] if within is None else []
            for item in [*items, *walk(root, into_tables)]:
                if kinds and role(item) not in kinds:
                    continue
                if pattern and not (pattern.fullmatch(name(item)) or pattern.fullmatch(text(item))):
                    continue
                found.append(item)
        return found

    def find(self, kind=None, named=None, within=None, timeout=30.0, enabled=False, into_tables=False):
        """The first of all(), as soon as there is one."""

        def first():
            if not self.alive():
                raise Failure(f"the program ended with {self.process.returncode}")
            for item in self.all(kind, named, within, into_tables):
                if not enabled or is_enabled(item):
                    return item
            return None

        wanted = f"{kind or 'something'}" + (f" named “{named}”" if named else "")
        try:
            return wait_for(first, wanted, timeout)
        except Failure as failure:
            there = "\n".join(line for window in self.windows() for line in [f"{role(window)} “{name(window)}”", *describe(window, 1)])
            raise Failure(f"{failure}; on show:\n{there}") from None

    def gone(self, kind=None, named=None, timeout=30.0):
        wait_for(lambda: not self.all(kind, named), f"{kind} “{named}” to go away", timeout)

    def said(self):
        """All words on show, without those inside tables."""
        return "\n".join(text(item) for window in self.windows() for item in walk(window))

    def point(self, item):
        """The middle of an item on the screen, as soon as it has a place there."""

        def middle():
            extents = quiet(item.get_extents, Atspi.CoordType.SCREEN)
            if extents is None or extents.width <= 0 or extents.height <= 0:
                return None
            return extents.x + extents.width // 2, extents.y + extents.height // 2

        return wait_for(middle, f"a place of “{name(item)}” on the screen", 10)

    def click(self, item, button=1, times=1):
        x, y = self.point(item)
        run("xdotool", "mousemove", "--sync", str(x), str(y)) if self._pointer() != (x, y) else None
        run("xdotool", "click", "--repeat", str(times), "--delay", "60", str(button))

    @staticmethod
    def _pointer():
        place = dict(line.split("=") for line in run("xdotool", "getmouselocation", "--shell").split())
        return int(place["X"]), int(place["Y"])

    @staticmethod
    def key(*keys):
        run("xdotool", "key", "--clearmodifiers", *keys)

    @staticmethod
    def write(words):
        """Types into what has the focus."""
        run("xdotool", "type", "--delay", "8", words)

    def photograph(self, path):
        """The whole screen into a picture."""
        run("import", "-window", "root", path)

    def drag(self, start, end):
        """Drags from one place on the screen to another, in steps, as a hand would."""
        run("xdotool", "mousemove", "--sync", *map(str, start))
        run("xdotool", "mousedown", "1")
        for step in range(1, 13):
            place = [str(a + (b - a) * step // 12) for a, b in zip(start, end)]
            run("xdotool", "mousemove", *place, "sleep", "0.03")
        run("xdotool", "mouseup", "1")

    def quit(self, timeout=15.0):
        """Closes the active window as the window manager does; returns the program's exit code when it has ended."""
        self.key("alt+F4")
        wait_for(lambda: not self.alive(), "the program to end after its window was closed", timeout)
        return self.process.returncode

    def kill(self):
        if self.alive():
            self.process.kill()
            self.process.wait()
        self.log.close()
