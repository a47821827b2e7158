import { createHash } from 'node:crypto';

/** Where the page's own fonts lie. */
export const FONTS_AT = '/p/fonts';

const face = (family: string, file: string, weight: number, range: string): string =>
  `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;src:url(${FONTS_AT}/${file}.woff2) format('woff2');unicode-range:${range}}`;
const HEBREW = 'U+0307-0308,U+0590-05FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F';
const LATIN = 'U+0000-00FF,U+2000-200B,U+2011-206F,U+20AC,U+2122';
const SERIF = 'Noto Serif Hebrew';

/** The look of a published paper, on a screen, on a phone and on paper: one style, no script, nothing from elsewhere. */
export const PUBLISHED_STYLE = `
${face(SERIF, 'noto-serif-hebrew-hebrew-400-normal', 400, HEBREW)}
${face(SERIF, 'noto-serif-hebrew-latin-400-normal', 400, LATIN)}
${face(SERIF, 'noto-serif-hebrew-hebrew-700-normal', 700, HEBREW)}
${face(SERIF, 'noto-serif-hebrew-latin-700-normal', 700, LATIN)}
:root{color-scheme:light dark;--paper:#fffefb;--ink:#1c2530;--soft:#5c6672;--line:#d9d4c8;--accent:#17565c;--tint:#f3f0e8}
@media (prefers-color-scheme:dark){:root{--paper:#1d242b;--ink:#ecebe6;--soft:#aab3bb;--line:#44505b;--accent:#7fc8c8;--tint:#262f37}}
@media (prefers-contrast:more){:root{--soft:var(--ink);--line:var(--ink)}}
*{box-sizing:border-box}
html{scroll-padding-block-start:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.75 '${SERIF}',Georgia,serif;overflow-wrap:break-word}
main,footer{max-inline-size:44rem;margin-inline:auto;padding:2rem 1.25rem}
main{padding-inline-start:3.75rem}
header{border-block-end:2px solid var(--accent);margin-block-end:2rem;padding-block-end:1rem}
h1,h2,h3,h4,h5{line-height:1.35;margin:2em 0 .5em;break-after:avoid}
h1{font-size:2.1rem;margin:0 0 .4em}h2{font-size:1.6rem}h3{font-size:1.3rem}h4,h5{font-size:1.1rem}
p{margin:0 0 1em;position:relative;orphans:3;widows:3}
.facts,.forum,footer{color:var(--soft);font-size:1rem}
.forum{margin:0 0 .5em}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
:target{background:var(--tint)}
.number{position:absolute;inset-inline-start:-3.5rem;inline-size:3rem;min-block-size:1.75rem;color:var(--soft);font-size:.85rem;text-align:end;text-decoration:none}
.number:hover,.number:focus{color:var(--accent);text-decoration:underline}
li .number,td .number,th .number,blockquote .number,aside .number,.typed .number{position:static;margin-inline-end:.5em}
nav{background:var(--tint);border-radius:.75rem;padding:.75rem 1.25rem;margin-block-end:2rem;font-size:1rem}
nav ol{list-style:none;margin:.5em 0 0;padding:0}
nav a{display:inline-block;padding-block:.3rem}
nav summary{cursor:pointer;font-weight:700;padding-block:.3rem}
.level-2{padding-inline-start:1.25rem}.level-3,.level-4{padding-inline-start:2.5rem}
ul,ol{padding-inline-start:1.75rem}
[data-style=hebrew]{list-style-type:hebrew}[data-style=latin]{list-style-type:lower-alpha}[data-style=roman]{list-style-type:lower-roman}
[data-align=center]{text-align:center}[data-align=end]{text-align:end}[data-align=justify]{text-align:justify}
blockquote,aside,.typed{margin:1.25em 0;padding:.5rem 1.25rem;border-inline-start:4px solid var(--line)}
aside,.typed{background:var(--tint);border-inline-start-color:var(--accent)}
.reservation{margin-block-start:1em;padding-inline-start:1em;border-inline-start:4px solid var(--soft);font-size:1rem;white-space:pre-line}
.reservation .signature{font-weight:700}
.label{font-weight:700;margin-block-end:.25em}
.caption,figcaption{font-size:1rem;color:var(--soft)}.part{font-weight:700}
.table{overflow-x:auto;margin:0 0 1.5em}
table{border-collapse:collapse;inline-size:100%;font-size:1rem;line-height:1.5}
td,th{border:1px solid var(--line);padding:.5rem .75rem;vertical-align:top;text-align:start}
th{background:var(--tint)}td p,th p{margin:0}
tr,figure,.typed{break-inside:avoid}
figure{margin:1.5em 0;text-align:center}
img{max-inline-size:100%;block-size:auto}
hr{border:0;border-block-start:1px solid var(--line);margin:2em 0}
mark{background:#f7e9a8;color:#1c2530}
.notes{border-block-start:1px solid var(--line);margin-block-start:3rem;font-size:1rem}
@media (max-width:40rem){body{font-size:1.0625rem}main{padding-inline:1.25rem}h1{font-size:1.7rem}.number{position:static;display:inline-block;inline-size:auto;min-inline-size:1.5rem;margin-inline-end:.5em;text-align:start}}
@media print{@page{margin:20mm}:root{--paper:#fff;--ink:#000;--soft:#444;--line:#999;--accent:#000;--tint:#f4f4f4}body{font-size:11.5pt}main{padding:0 0 0 0;padding-inline-start:3rem;max-inline-size:none}footer{padding:0}.number{inset-inline-start:-3rem;inline-size:2.5rem}a{text-decoration:none}.page-break{break-before:page}nav{break-inside:avoid}details:not([open])>ol{display:block}}
`;

/** Nothing but this style, our own fonts and our own images may be drawn; nothing may run. */
export const PUBLISHED_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PUBLISHED_STYLE).digest('base64')}'`,
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
