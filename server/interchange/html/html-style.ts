/** The look of a paper that went out as a page: on a screen, on a phone, in the dark and on paper. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--paper:#fffefb;--ink:#1c2530;--soft:#56606c;--line:#d9d4c8;--accent:#17565c;--tint:#f3f0e8;--in:#0b6b3a;--out:#a3261c}
@media (prefers-color-scheme:dark){:root{--paper:#1d242b;--ink:#ecebe6;--soft:#b4bcc4;--line:#44505b;--accent:#7fc8c8;--tint:#262f37;--in:#7fd6a2;--out:#ff9d92}}
@counter-style bracketed{system:extends decimal;prefix:'(';suffix:') '}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.7 'David Libre','Frank Ruehl','Noto Serif Hebrew',David,Georgia,serif;overflow-wrap:break-word}
header,main{max-inline-size:44rem;margin-inline:auto;padding:1.5rem 1.25rem}
header{border-block-end:2px solid var(--accent)}
h1,h2,h3,h4,h5{line-height:1.35;margin:1.8em 0 .5em;break-after:avoid}
h1{font-size:2rem;margin:0 0 .3em}h2{font-size:1.55rem}h3{font-size:1.3rem}h4,h5{font-size:1.1rem}
p{margin:0 0 .9em;orphans:3;widows:3}
p,h1,h2,h3,h4,h5,figcaption,li{white-space:pre-wrap}
li,td,th,div,figure,blockquote{white-space:normal}
.facts{color:var(--soft);font-size:1rem;margin:0}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
:target{background:var(--tint)}
.number,.part{color:var(--soft)}.part,.label{font-weight:700}
.label{margin-block-end:.25em}
.contents{background:var(--tint);padding:.75rem 1.25rem;margin-block:0 1.5rem}
.contents ol{list-style:none;margin:0;padding:0}
.contents [data-level='2']{padding-inline-start:1.25rem}.contents [data-level='3'],.contents [data-level='4']{padding-inline-start:2.5rem}
ul,ol{padding-inline-start:1.75rem}li>p{margin-block-end:.35em}
[dir=rtl] ol ol{list-style-type:hebrew}[dir=ltr] ol ol{list-style-type:lower-alpha}ol ol ol{list-style-type:bracketed!important}
ol[data-numerals=decimal]{list-style-type:decimal!important}ol[data-numerals=hebrew]{list-style-type:hebrew!important}ol[data-numerals=latin]{list-style-type:lower-alpha!important}ol[data-numerals=roman]{list-style-type:lower-roman!important}
.tasks{list-style:none}.tasks>li{position:relative}.box{position:absolute;inset-inline-start:-1.5rem}
[data-align=center]{text-align:center}[data-align=end]{text-align:end}[data-align=justify]{text-align:justify}
blockquote,.callout,.typed{margin:1.25em 0;padding:.5rem 1.25rem;border-inline-start:4px solid var(--line)}
.callout,.typed{background:var(--tint);border-inline-start-color:var(--accent)}
.reservation{margin-block-start:1em;padding-inline-start:1em;border-inline-start:4px solid var(--soft);font-size:1rem}
.signature{font-weight:700}
.caption,figcaption,.no-image{font-size:1rem;color:var(--soft)}
.table{overflow-x:auto;margin:0 0 1.5em}
table{border-collapse:collapse;inline-size:100%;font-size:1rem;line-height:1.5}
td,th{border:1px solid var(--line);padding:.5rem .75rem;vertical-align:top;text-align:start}
th,[data-header]{background:var(--tint)}td>p:last-child,th>p:last-child{margin:0}
figure{margin:1.5em 0;text-align:center}
img{max-inline-size:100%;block-size:auto}
hr{border:0;border-block-start:1px solid var(--line);margin:2em 0}
mark{color:#1c2530;background:#f7e9a8}mark[data-colour=green]{background:#c9ecd0}mark[data-colour=blue]{background:#cfe3fb}mark[data-colour=pink]{background:#f9d3e4}
ins,[data-state=inserted]{color:var(--in);text-decoration:underline}del,[data-state=deleted]{color:var(--out);text-decoration:line-through}
.restyled{text-decoration:underline dotted}.to-bold{font-weight:700}.to-italic{font-style:italic}.to-underline{text-decoration:underline}.to-strike{text-decoration:line-through}
.end{color:var(--soft)}.broken{color:var(--out)}
.sign,.note-sign{font-size:.75em;line-height:0;text-decoration:none}
.sign a,.note-sign a{padding-inline:.15em}
.notes,.suggestions,.remarks{border-block-start:1px solid var(--line);margin-block-start:2.5rem;font-size:1rem}
.notes li,.suggestions li,.remarks li{padding-block:.25em}
.who{color:var(--soft);margin-block:.5em 0}.quote{border-inline-start:3px solid var(--line);padding-inline-start:.75em}
.suggestions p,.remarks p{margin-block-end:.25em}
@media (max-width:40rem){body{font-size:1.0625rem}h1{font-size:1.65rem}}
@media print{@page{margin:20mm}:root{--paper:#fff;--ink:#000;--soft:#444;--line:#999;--accent:#000;--tint:#f4f4f4;--in:#000;--out:#000}body{font-size:11.5pt}header,main{max-inline-size:none;padding-inline:0}.page-break{break-before:page;border:0;margin:0}tr,figure,.typed,.contents{break-inside:avoid}.table{overflow:visible}.back{display:none}a{text-decoration:none}}
`;

/** Nothing may be fetched, run or sent by such a page, whoever opens it and wherever it lies. */
export const HTML_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
