/** The page: sizes, faces, running title, draft mark and page numbers. `d` is the sheet that was written for this paper. */
export const PAGE = String.raw`
#let d = json("/sheet.json")
#let ink = rgb("#17324d")
#let soft = rgb("#555b62")
#let rule-ink = rgb("#b9bec4")
#let tint = rgb("#eef2f6")
#let start-side = if d.rtl { right } else { left }
#let end-side = if d.rtl { left } else { right }
#let away(length) = if d.rtl { length } else { -length }
#let at-start(value) = if d.rtl { (right: value) } else { (left: value) }
#let at-end(value) = if d.rtl { (left: value) } else { (right: value) }

#let (year, month, day, hour, minute, second) = d.date
#set document(
  title: d.title,
  author: d.author,
  date: datetime(year: year, month: month, day: day, hour: hour, minute: minute, second: second),
)
#set text(
  font: d.fonts,
  fallback: false,
  size: 11.5pt,
  lang: d.lang,
  dir: if d.rtl { rtl } else { ltr },
  hyphenate: false,
)
#set par(leading: 0.72em, spacing: 1em)
#let side-note(body) = text(size: 8.5pt, fill: soft, body)
#let draft-mark = if d.draft != none {
  box(stroke: 0.6pt + soft, inset: (x: 5pt, y: 2.5pt), outset: (y: 1pt), radius: 2pt, text(size: 8.5pt, weight: 500, fill: soft, d.draft))
}

/** The running title of the part that a page belongs to, and that it is a draft. */
#let running-head = context {
  let page = here().page()
  let parts = query(<part>).filter(one => one.location().page() <= page)
  if parts.len() == 0 { return }
  let last = parts.last()
  // Under a title that stands on this very page, the title is not said twice.
  let is-title = last.location().page() == page
  if is-title and d.draft == none { return }
  grid(
    columns: (1fr, auto),
    align: (start-side + horizon, end-side + horizon),
    if is-title { [] } else { side-note(last.value) },
    draft-mark,
  )
  if not is-title { v(-0.55em); line(length: 100%, stroke: 0.4pt + rule-ink) }
}
#let running-foot = context {
  let current = counter(page).get().first()
  let pages = counter(page).final().first()
  align(center, side-note(for one in d.foot {
    if one == 0 { str(current) } else if one == 1 { str(pages) } else { one }
  }))
}
#set page(
  paper: "a4",
  margin: (top: 27mm, bottom: 25mm, x: 25mm),
  header: running-head,
  header-ascent: 9mm,
  footer: running-foot,
  footer-descent: 9mm,
)
#set footnote.entry(separator: line(length: 28%, stroke: 0.5pt + soft), indent: 0pt, gap: 0.6em)
#show footnote.entry: set text(size: 9.5pt)
#show footnote.entry: set par(leading: 0.6em)
`;
