# ruff: noqa: E501
"""What other programs put on the clipboard, shortened; the ways of writing it are theirs."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} --></style>
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='mso-outline-level:1'><b>Quarterly figures<o:p></o:p></b></h1>
<p class=MsoNormal onclick="x()">Plain, <b style='mso-bidi-font-weight:normal'>bold</b>,
<i>italic</i> and <a href="https://example.com/report"><span style='color:blue'>a report</span></a>.<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;
</span></span>Nested<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;
</span></span>Second<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;
</span></span>One<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;
</span></span>Two<o:p></o:p></p>
<h4>Smaller</h4>
<p class=MsoNormal>10<sup>2</sup> t&#7845;n<o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a">
<h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400">Title</span></h1>
<p dir="ltr"><span style="font-weight:400;font-style:normal">Plain </span><span style="font-weight:700">bold</span><span
style="font-weight:400"> </span><span style="font-style:italic">italic</span><span> </span><a
href="https://www.google.com/url?q=https://example.com/a?b%3D1&amp;sa=D"><span style="color:#1155cc">link</span></a></p>
<ul><li dir="ltr"><p dir="ltr" role="presentation"><span>One</span></p></li><li dir="ltr"><p dir="ltr"><span>Two</span></p></li></ul>
</b>"""

TABLES = """<table style="border:1px"><colgroup><col width=10></colgroup><thead><tr><th>Port</th>
<th>Boxes</th></tr></thead><tbody><tr><td><h3 style="margin:0"><b>Cat Lai</b></h3></td><td>5.9</td></tr></tbody></table>
<table role="presentation"><tr><td><p>Column one</p></td></tr><tr><td><p>Column two</p></td></tr></table>"""

HOSTILE = [
    "<script>window.hacked = 1</script>",
    '<img src=x onerror="window.hacked = 1">',
    '<a href="javascript:window.hacked=1" onclick="window.hacked=1">link</a>',
    '<p style="background:url(https://evil.example/x)" onmouseover="window.hacked=1">styled</p>',
    '<style>@import "https://evil.example/x.css"; p { color: red }</style>',
    '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
    "<svg onload=\"window.hacked=1\"><animate onbegin='window.hacked=1'></svg>",
    '<math><mtext><table><mglyph><style><img src onerror="window.hacked=1"></style></table></math>',
    '<form action="https://evil.example"><input name=a value=b><button>Send</button></form>',
    '<base href="https://evil.example/"><link rel=stylesheet href="https://evil.example/x.css">',
    '<a href="data:text/html,<script>hacked=1</script>">data</a>',
    '<object data="x"></object><embed src="x"><video src="x" onerror="hacked=1"></video>',
    "<img src=x\tonerror=window.hacked=1>",
    '<p/onclick="window.hacked=1"/style="x:y">slashes</p>',
    '<figure data-photo="1" onclick="hacked=1"><img src=x onerror="window.hacked=1"></figure>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
]
