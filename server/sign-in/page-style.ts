import { createHash } from 'node:crypto';

/** The look of the pages behind a link: one card on the desk, in the colours of the rest. No script, no other file. */
export const PAGE_STYLE = `
:root{color-scheme:light;--desk:#f2f0ea;--paper:#fffefb;--ink:#1c2530;--soft:#5c6672;--line:#e2ded4;--accent:#17565c;--on-accent:#fff;--warn:#a3332b}
[data-theme=dark]{color-scheme:dark;--desk:#14181d;--paper:#1d242b;--ink:#ecebe6;--soft:#aab3bb;--line:#36404a;--accent:#7fc8c8;--on-accent:#0d2326;--warn:#f2a39b}
@media (prefers-color-scheme:dark){[data-theme=system]{color-scheme:dark;--desk:#14181d;--paper:#1d242b;--ink:#ecebe6;--soft:#aab3bb;--line:#36404a;--accent:#7fc8c8;--on-accent:#0d2326;--warn:#f2a39b}}
[data-theme=contrast]{--desk:#fff;--paper:#fff;--ink:#000;--soft:#000;--line:#000;--accent:#00363b;--warn:#8a0000}
*{box-sizing:border-box}
body{margin:0;min-block-size:100vh;display:grid;grid-template-rows:1fr auto;place-items:center;padding:16px;background:var(--desk);color:var(--ink);font:18px/1.6 Heebo,Arial,sans-serif}
main{inline-size:100%;max-inline-size:440px;padding:36px 28px;background:var(--paper);border:1px solid var(--line);border-radius:16px;overflow-wrap:anywhere}
.brand{margin:0 0 18px;font:700 24px/1.2 'Noto Serif Hebrew',Georgia,serif}
h1{margin:0 0 10px;font:700 28px/1.3 'Noto Serif Hebrew',Georgia,serif}
p{margin:0 0 18px}
.warn{color:var(--warn);font-weight:500}
label{display:block;margin-block-end:6px;font-weight:500}
input{inline-size:100%;min-block-size:48px;margin-block-end:16px;padding:8px 12px;border:1px solid var(--soft);border-radius:10px;background:var(--paper);color:var(--ink);font:inherit}
input[type=hidden]{display:none}
.tick{display:flex;gap:12px;align-items:flex-start;margin-block:16px 0;font-weight:400;font-size:16px}
.tick input{flex:none;inline-size:24px;min-block-size:24px;margin:2px 0 0;accent-color:var(--accent)}
.tick small{display:block;color:var(--soft);font-size:15px}
footer a{display:inline-block;padding:10px;color:var(--soft);font-size:15px}
button,.button{display:block;inline-size:100%;min-block-size:56px;padding:12px 20px;border:1px solid transparent;border-radius:12px;background:var(--accent);color:var(--on-accent);font:inherit;font-size:20px;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
`;

/** Nothing but this style may be drawn, and forms lead to this site only. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
