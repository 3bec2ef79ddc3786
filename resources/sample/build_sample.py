#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parlance authors
"""Build latelier_ia_2026-03-14.zst from threads/*.txt.

Output: one JSON object a line, shaped like a Pushshift dump, submissions and
comments together, sorted by created_utc. Needs Python 3.8 and the `zstd`
command. The JSON lines are the same on every run and machine; the compressed
bytes are the same for the same zstd version.

    python3 build_sample.py            write the .zst beside this script
    python3 build_sample.py --check    build, verify, print figures
    python3 build_sample.py --ndjson   write the JSON lines to standard output
"""
import calendar
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "latelier_ia_2026-03-14.zst"
DAY = calendar.timegm((2026, 3, 14, 0, 0, 0))
SUB, SUB_ID = "latelier_ia", "t5_zzlat1a"
# Well above any number handed out so far, so that no id meets a real post.
POST_BASE, COMMENT_BASE = int("9t3k000", 36), int("zq1c000", 36)
HEAD = re.compile(r"^((?:  )*)\+((?:\d+h)?(?:\d+m)?) \| (u/([A-Za-z0-9_-]{3,20})|\[deleted\])"
                  r" \| (-?\d+)(?: \| (.+))?$")


def h(text, n):
    """A number in [0, n) that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") % n


def b36(n):
    s = ""
    while n:
        n, r = divmod(n, 36)
        s = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + s
    return s or "0"


def seconds(span):
    m = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?", span)
    return int(m[1] or 0) * 3600 + int(m[2] or 0) * 60


def flags(text):
    d = {}
    for word in (text or "").split():
        key, _, value = word.partition("=")
        d[key] = value
    return d


def escape(text):
    """What Reddit's dumps do to the three characters, once."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def typed(text, author):
    """Some people write on a telephone, which makes curly apostrophes."""
    if h("phone" + author, 4) == 0 and "`" not in text:
        text = re.sub(r"(?<=\w)'(?=\w)", "\u2019", text)
    return text


def parse(path):
    head, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
    post = dict(line.split(": ", 1) for line in head.splitlines() if line)
    if rest.startswith("===\n"):
        body, rest = "", rest[4:]
    else:
        body, _, rest = rest.partition("\n===\n")
    hh, mm = post["time"].split(":")
    post.update(file=path.name, body=body.strip("\n"), flags=flags(post.get("flags")),
                score=int(post["score"]),
                t=DAY + int(hh) * 3600 + int(mm) * 60 + h(path.name, 60))
    comments, stack, cur = [], [], None
    for no, line in enumerate(rest.splitlines(), 1):
        m = HEAD.match(line)
        if m:
            depth = len(m[1]) // 2
            if depth > len(stack):
                raise SystemExit(f"{path.name}: comment line {no}: reply without parent")
            del stack[depth:]
            parent = stack[-1] if stack else None
            start = parent["t"] if parent else post["t"]
            cur = {"post": post, "parent": parent, "depth": depth + 1,
                   "author": m[4] or "[deleted]", "score": int(m[5]), "flags": flags(m[6]),
                   "t": start + seconds(m[2]) + 1 + h(f"{path.name}:{no}", 59), "lines": []}
            comments.append(cur)
            stack.append(cur)
        else:
            if re.match(r"^\s*\+\d+[hm]", line):
                raise SystemExit(f"{path.name}: comment line {no}: bad head: {line}")
            pad = "  " * (cur["depth"] - 1)
            if line.strip() and not line.startswith(pad):
                raise SystemExit(f"{path.name}: comment line {no}: bad indentation")
            cur["lines"].append(line[len(pad):])
    for c in comments:
        c["body"] = "\n".join(c["lines"]).strip("\n")
        if not c["body"]:
            raise SystemExit(f"{path.name}: empty comment by {c['author']}")
    return post, comments


def number(items, base, step):
    last = base
    for i, x in enumerate(sorted(items, key=lambda x: x["t"])):
        last = max(last + 1, base + (x["t"] - DAY) * step + h(f"id{i}", step))
        x["id"] = b36(last)


def slug(title):
    s = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
    return s[:50].rstrip("_")


def fullname(author):
    return None if author == "[deleted]" else "t2_" + b36(36 ** 5 * 30 + h("u" + author, 36 ** 5 * 5))


def edited(x):
    return x["t"] + seconds(x["flags"]["edited"]) if "edited" in x["flags"] else False


def record_post(p, count):
    link = f"/r/{SUB}/comments/{p['id']}/{slug(p['title'])}/"
    is_self = "url" not in p
    return collections.OrderedDict(
        id=p["id"], name="t3_" + p["id"], title=escape(typed(p["title"], p["author"])),
        selftext=escape(typed(p["body"], p["author"])),
        url="https://www.reddit.com" + link if is_self else p["url"],
        domain="self." + SUB if is_self else p["url"].split("/")[2],
        permalink=link, author=p["author"], author_fullname=fullname(p["author"]),
        subreddit=SUB, subreddit_id=SUB_ID, created_utc=p["t"],
        retrieved_on=p["t"] + 129600 + h("r" + p["id"], 900), score=p["score"],
        upvote_ratio=float(p["ratio"]), num_comments=count, is_self=is_self, over_18=False,
        edited=edited(p), stickied="sticky" in p["flags"], locked=False,
        distinguished="moderator" if "mod" in p["flags"] else None,
        link_flair_text=p.get("flair"),
        removed_by_category="moderator" if "removed" in p["flags"] else None)


def record_comment(c):
    p, parent = c["post"], c["parent"]
    link = f"/r/{SUB}/comments/{p['id']}/{slug(p['title'])}/{c['id']}/"
    return collections.OrderedDict(
        id=c["id"], name="t1_" + c["id"], link_id="t3_" + p["id"],
        parent_id="t1_" + parent["id"] if parent else "t3_" + p["id"],
        created_utc=c["t"], retrieved_on=c["t"] + 129600 + h("r" + c["id"], 900),
        body=escape(typed(c["body"], c["author"])), author=c["author"],
        author_fullname=fullname(c["author"]), subreddit=SUB, subreddit_id=SUB_ID,
        score=c["score"], ups=c["score"], downs=0, score_hidden=False,
        controversiality=int("controversial" in c["flags"]), edited=edited(c),
        distinguished="moderator" if "mod" in c["flags"] else None,
        stickied="sticky" in c["flags"], is_submitter=c["author"] == p["author"],
        permalink=link, gilded=int(c["score"] > 500))


def build():
    posts, comments = [], []
    for path in sorted((HERE / "threads").glob("*.txt")):
        post, replies = parse(path)
        posts.append(post)
        comments += replies
    number(posts, POST_BASE, 7)
    number(comments, COMMENT_BASE, 41)
    count = collections.Counter(c["post"]["id"] for c in comments)
    rows = [record_post(p, count[p["id"]]) for p in posts] + [record_comment(c) for c in comments]
    rows.sort(key=lambda r: (r["created_utc"], r["name"]))
    text = "".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n" for r in rows)
    return posts, comments, text.encode("utf-8")


def compress(data):
    return subprocess.run(["zstd", "-19", "--no-check", "--single-thread", "-q", "-c"],
                          input=data, stdout=subprocess.PIPE, check=True).stdout


def check(posts, comments, data):
    back = subprocess.run(["zstd", "-d", "-q", "-c", str(OUT)],
                          stdout=subprocess.PIPE, check=True).stdout
    assert back == data, "round trip differs"
    assert compress(build()[2]) == OUT.read_bytes(), "second build differs"
    rows = [json.loads(line) for line in back.decode("utf-8").splitlines()]
    names = {r["name"]: r for r in rows}
    assert len(names) == len(rows) and len({r["id"] for r in rows}) == len(rows), "ids not unique"
    assert all(len(r["id"]) == 7 for r in rows)
    replies = [r for r in rows if "body" in r]
    for r in replies:
        assert r["parent_id"] in names and r["link_id"] in names
        assert names[r["parent_id"]]["created_utc"] < r["created_utc"]
    times = [r["created_utc"] for r in rows]
    assert times == sorted(times) and times[0] >= DAY + 5 * 3600 and times[-1] <= DAY + 84600
    people = collections.Counter(r["author"] for r in replies)
    everyone = ({r["author"] for r in rows} - {"[deleted]"})
    fr = re.compile(r"\b(?:les?|la|des|une?|pas|est|et|je|on|que|qui|dans|pour|du|vous|avec|mais|[cjdlnsqm]['\u2019]\w+)\b", re.I)
    en = re.compile(r"\b(?:the|and|is|of|to|in|it|my|that|was|you|for|are|a|i|not)\b", re.I)
    french = sum(len(fr.findall(r["body"])) > len(en.findall(r["body"])) for r in replies)
    words = sorted(len(r["body"].split()) for r in replies)
    print("submissions", len(posts), "comments", len(replies), "authors", len(everyone))
    print("max depth", max(c["depth"] for c in comments),
          "by depth", dict(sorted(collections.Counter(c["depth"] for c in comments).items())))
    print("author [deleted]", people["[deleted]"],
          "body [deleted]", sum(r["body"] == "[deleted]" for r in replies),
          "body [removed]", sum(r["body"] == "[removed]" for r in replies),
          "deleted author, text kept", sum(r["author"] == "[deleted]" and r["body"][0] != "[" for r in replies),
          "bot", people["atelier_helper_bot"], "removed submissions", sum(p["body"] == "[removed]" for p in posts))
    print(f"French comments {french} = {100 * french / len(replies):.1f}%")
    print("words", sum(words), "median", words[len(words) // 2], "120 or more", sum(w >= 120 for w in words))
    s = sorted(r["score"] for r in replies)
    print("scores", s[0], "..", s[-1], "median", s[len(s) // 2], ">=100:", sum(x >= 100 for x in s),
          "<0:", sum(x < 0 for x in s))
    print("regulars", [p for p in people.most_common(26)])
    print("comment once", sum(n == 1 for n in people.values()))
    print("span", times[0] - DAY, times[-1] - DAY, "s; bytes", len(data), "->", OUT.stat().st_size)
    for p in posts:
        print(f"  {p['file'][:-4]:32} {p['id']} {p['score']:5} points "
              f"{sum(c['post'] is p for c in comments):3} comments")


def main():
    posts, comments, data = build()
    if "--ndjson" in sys.argv:
        sys.stdout.buffer.write(data)
        return
    OUT.write_bytes(compress(data))
    if "--check" in sys.argv:
        check(posts, comments, data)


if __name__ == "__main__":
    main()
