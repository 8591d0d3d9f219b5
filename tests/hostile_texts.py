"""Two hundred texts that would like to be more than text: markup, templates, formulas, queries, paths, odd letters.

Each that could run a script sets `window.hurt` or opens a dialog, so that a page which ran one can be told.
"""

from __future__ import annotations

ACTS = ("window.hurt=1", "top.hurt=2", "alert(3)")

MARKUP = (
    "<script>{act}</script>",
    "<SCRIPT SRC=data:text/javascript,{act}></SCRIPT>",
    '<img src=x onerror="{act}">',
    "<img src=x onerror={act}//",
    "<svg onload={act}>",
    "<svg><script>{act}</script></svg>",
    '<body onload="{act}">',
    "<iframe srcdoc='<script>{act}</script>'></iframe>",
    '<iframe src="javascript:{act}"></iframe>',
    '<a href="javascript:{act}" id=x autofocus onfocus={act}>x</a>',
    "<details open ontoggle={act}>",
    "<input autofocus onfocus={act}>",
    "<math><mtext></p><script>{act}</script>",
    "<style>@import 'javascript:{act}';</style>",
    '<meta http-equiv=refresh content="0;url=javascript:{act}">',
    '<object data="data:text/html,<script>{act}</script>"></object>',
    "</script><script>{act}</script>",
    "</textarea><script>{act}</script>",
    "</title><script>{act}</script>",
    "--><script>{act}</script><!--",
    "]]><script>{act}</script>",
    '"><script>{act}</script>',
    "'><img src=x onerror={act}>",
    '" onmouseover="{act}" x="',
    "' onfocus='{act}' autofocus='",
    "<<script>{act}//<</script>",
    "<scr<script>ipt>{act}</scr</script>ipt>",
    "&lt;script&gt;{act}&lt;/script&gt;",
    "&#60;script&#62;{act}&#60;/script&#62;",
    "%3Cscript%3E{act}%3C/script%3E",
    "\\u003cscript\\u003e{act}\\u003c/script\\u003e",
)  # fmt: skip
"""Texts for HTML, XML and attributes."""

TEMPLATES = (
    "${{{act}}}",
    "`${{{act}}}`",
    "`;{act};//",
    "');{act};//",
    '");{act};//',
    "\\');{act};//",
    "{{{{ constructor.constructor('{act}')() }}}}",
    "{{% import os %}}{{{{ {act} }}}}",
    "#{{{act}}}",
    "<%= {act} %>",
    "javascript:{act}",
    "JaVaScRiPt:{act}",
    " javascript:{act}",
    "data:text/html,<script>{act}</script>",
    "vbscript:{act}",
    "[x](javascript:{act})",
    "![x](x 'onerror={act}')",
    "<javascript:{act}>",
    ":material/x: $\\href{{javascript:{act}}}{{x}}$",
    "\u2028{act}\u2029",
    "\n{act}\n",
)
"""Texts for templates of scripts, Markdown and links."""

PLAIN = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "＝1+1", '=HYPERLINK("http://x")',
    "'; DROP TABLE events; --", "' OR 1=1 --", '" OR ""="', "1; SELECT pg_sleep(9)", "%' AND 1=0 UNION SELECT 1 --",
    "../../../../etc/passwd", "..\\..\\boot.ini", "C:\\Windows\\x", "/dev/null", "file:///etc/passwd", "CON",
    "a/b\\c:d*e?f", "$(id)", "`id`", "; id", "| id", "&& id", "%s%s%n", "%d %x", "{0}", "{}", "{__class__}", "%(x)s",
    "$HOME", "&xxe;", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "<?xml version='1.0'?>",
    "<![CDATA[x]]>", "null", "undefined", "NaN", "true", "__proto__", "constructor", "toString",
    "[object Object]", "[]", '{"a":1}', "\u202eright to left\u202c", "\u200fحصار\u200e", "\u2066x\u2069",
    "a\u0301\u0302\u0303\u0304\u0305", "\ufeffx", "x\u200by", "ﷺﷻ", "𝕳𝖎𝖘𝖆𝖗", "\U0001f468\u200d\U0001f4bb",
    "👩‍👩‍👧‍👦", "İıſ", "ß", "Ω≈ç√∫", "田中さん",
    "דיר א-זור", "ﬀﬁ", "x" * 3000, "<" * 200, "\u202e" * 20 + "x",
)  # fmt: skip
"""Texts for spreadsheets, queries, shells, paths, formats and the eye."""


def hostile_texts() -> list[str]:
    """All of them, none twice, none empty."""
    markup = [text.format(act=act) for text in MARKUP for act in ACTS]
    templates = [text.format(act=act) for text in TEMPLATES for act in ACTS[:2]]
    return [*PLAIN, *markup, *templates]
