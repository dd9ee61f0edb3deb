# ruff: noqa: E501
"""Markup of enemies and of broken programs, and pieces to build more of it from."""

from __future__ import annotations

# fmt: off
MARKUP = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x></SCRIPT >", "<script/x>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>", "<img src=x\tonerror=alert(1)//", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<math><mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<style>@import 'x'</style>", "<p style='background:url(javascript:1)'>", "<iframe srcdoc='<script>1'>",
    "<object data=x>", "<embed src=x>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
    "<form action=x><input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<x onclick=1>",
    "<a href=javascript:alert(1)>x</a>", "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<!--<img src=--><img src=x onerror=1>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?><script>x", "</p/onclick=1>", "<p/onclick=1/x>",
    "<textarea><script>alert(1)</script>", "<title><script>1</script></title>", "<plaintext><script>1",
    "<<script>alert(1)//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<p onclick\n=1>",
    '<figure data-photo=1 onclick=1 style=x><script>1</script></figure>', "<a href='x' onclick=1>",
    '<figure data-photo="1" data-alt="&quot; onclick=&quot;1"></figure>', "&lt;script&gt;alert(1)&lt;/script&gt;",
    '<blockquote data-pullquote data-cite="&quot;><script>1</script>">x</blockquote>', "<p>&#0;<script\0>1",
    '<table background="javascript:1"><td background=x onclick=1>', "\ud800<script>1</script>",
    "<video><source onerror=alert(1)>", "<link rel=import href=x>", "<frameset onload=1>", "<isindex>",
    "<p>&#" + "9" * 5000 + ";</p>", "<p>&#x" + "f" * 5000 + ";</p>", "&" * 50 + "<" * 50,
    '<td><a href="https://a.example/&#10;javascript:1">', "<xmp><script>1</script></xmp>", "<p a='", '<p a="',
]

ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
    "&#106;avascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://a.example",
    "//evil.example/", "/\\evil.example", "\\\\evil.example", "https:evil", "https://", "mailto:",
    "https://a.example/<script>", 'https://a.example/"onclick=', "https://a.example/ x", "blob:x",
    "https://" + "a" * 2001, "javascript://a.example/%0aalert(1)", "tel:1", "photo.html", "",
]

PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<strong>", "</strong>", "<em>", "</em>", "<a href=https://a.example/>", "</a>",
    "<a href=x:y>", "<ul>", "</ul>", "<ol start=4>", "</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>",
    "<blockquote data-pullquote data-cite=me>", "<table>", "</table>", "<tr>", "</tr>", "<td colspan=2>", "<th>",
    "</td>", "<figure data-photo=3 data-crop=1:1>", "<figure data-photo=x>", "<figure data-gallery=1,2>",
    "<figure data-embed=https://a.example/x>", "</figure>", "<figcaption>", "</figcaption>", "<h2>", "</h2>",
    "<h3>", "<aside data-related=1,2>", "</aside>", "<hr>", "<br>", "<div>", "</div>", "<sub>", "</sup>", "<sup>",
    "word", " ", "\n", "&amp;", "&nbsp;", "&lt;p&gt;", "<", ">", "&", "é", "e\u0301", "\u0338", " \u0338\u0301", "đường", "\0", '"',
    "<script>", "</script>", "<!--", "-->", "<svg>", "</svg>", "<style>", "</style>", "'", "=", "\u202e", "<p a='",
]

# Each takes a parser that is not linear minutes.
LARGE = {
    "open boxes": "<div>" * 60_000,
    "open lists": "<ul><li>" * 40_000,
    "open marks": "<b><i>" * 60_000,
    "open links": "<a href=x>" * 40_000,
    "open cells": "<table><tr><td>" * 20_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">",
    "fonts": "".join(f"<font a{n}>" for n in range(10_000)) + "<p>x" * 10_000,
    "ampersands": "&" * 150_000,
    "brackets": "<" * 200_000,
    "comments": "<!--" * 80_000,
    "quotes": "<a b='\" " * 40_000,
    "svg": "<svg>" * 60_000,
    "spaces": "<p " + " " * 300_000 + ">x",
    "one word": "x" * 300_000,
    "breaks": "<p>" + "x<br> " * 50_000,
    "accents": "<p>" + "\u0301" * 300_000,
    "numbers": "<figure data-gallery='" + "1," * 150_000 + "'>",
    "references": "&#x" * 100_000,
}
# fmt: on
