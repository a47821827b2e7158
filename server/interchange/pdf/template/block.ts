/** Blocks: paragraphs, headings, lists, frames, tables, figures and signs. */
export const BLOCK = String.raw`
#let turned(b, body) = {
  set text(dir: if b.dir == "ltr" { ltr } else { rtl }, lang: if b.dir == "ltr" { "en" } else { "he" }) if "dir" in b
  set par(justify: true) if b.at("align", default: none) == "justify"
  set align(if b.at("align", default: none) == "center" { center } else if b.align == "end" { end } else { start }) if b.at("align", default: "justify") != "justify"
  body
}

/** A number beside the first line, in the margin of the page however far in its paragraph stands. */
#let margin-number(number) = box(width: 0pt, height: 0pt, context {
  let x = here().position().x
  let shown = text(size: 7.5pt, fill: soft, number)
  if text.dir == rtl {
    place(right, dx: page.width - 14mm - x, dy: -0.62em, box(width: 10mm, align(right, shown)))
  } else {
    place(left, dx: 14mm - x, dy: -0.62em, box(width: 10mm, align(left, shown)))
  }
})

#let paragraph(b) = turned(b, par({
  place-of(b.at("id", default: none))
  if "number" in b { margin-number(b.number) }
  inline(b.runs)
}))

#let sizes = (18pt, 15pt, 13pt, 11.5pt)
#let head(b) = turned(b, {
  let size = sizes.at(b.look - 1)
  set block(above: if b.look == 1 { 2em } else { 1.6em }, below: 1em)
  show heading: set text(size: size, weight: 700, fill: ink)
  show heading: set par(leading: 0.5em)
  let words = {
    place-of(b.at("id", default: none))
    if "number" in b { b.number; h(0.55em, weak: true) }
    inline(b.runs)
  }
  [#heading(level: b.level, numbering: none, bookmarked: true, words)#label(b.name)]
})

/** What was put in or taken out as a whole and has no words of its own. */
#let whole(b, body) = if "whole" in b {
  let fill = if b.whole.kind == "ins" { put-in } else { taken-out }
  block(width: 100%, stroke: at-start((paint: fill, thickness: 1.4pt, dash: "dashed")), inset: at-start(8pt), {
    text(size: 8.5pt, fill: fill, b.whole.words)
    by-whom(b.whole.by, fill)
    parbreak()
    body
  })
} else { body }

#let box-sign(is-done, words) = image(
  bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'><rect x='1' y='1' width='10' height='10' fill='none' stroke='#333'/>" + if is-done { "<path d='M3 6.2 5.2 8.6 9.4 3.4' fill='none' stroke='#333' stroke-width='1.5'/>" } else { "" } + "</svg>"),
  format: "svg", height: 0.8em, alt: words,
)

#let listed(b, blocks) = {
  place-of(b.at("id", default: none))
  let bodies = b.items.map(item => blocks(item.blocks))
  if b.of == "bullets" {
    list(tight: false, marker: b.sign, ..bodies)
  } else if b.of == "numbers" {
    enum(tight: false, numbering: n => b.signs.at(n - 1), number-align: start, ..bodies)
  } else {
    for (at, body) in bodies.enumerate() {
      list(tight: false, marker: box-sign(b.items.at(at).done, b.items.at(at).words), body)
    }
  }
}

#let reservation(r) = block(width: 100%, inset: at-start(9pt), stroke: at-start(0.8pt + soft), above: 0.9em, below: 0.7em, {
  set text(size: 10.5pt)
  set par(spacing: 0.65em)
  block(sticky: true, below: 0.5em, par(text(weight: 700, fill: soft, r.head)))
  for one in r.lines { par(inline(one)) }
  if "sign" in r { block(above: 0.6em, par(text(weight: 500, inline(r.sign)))) }
})

#let framed(b, blocks) = {
  let inner = {
    place-of(b.at("id", default: none))
    if "label" in b { block(sticky: true, above: 0pt, below: 0.8em, par(text(size: 10.5pt, weight: 700, fill: if b.of == "callout" { rgb("#6b4a06") } else { ink }, inline(b.label)))) }
    blocks(b.blocks)
    for r in b.at("beside", default: ()) { reservation(r) }
  }
  if b.of == "quote" {
    quote(block: true, inner)
  } else if b.of == "callout" {
    block(width: 100%, fill: rgb("#fbf5e3"), stroke: (top: 1pt + rgb("#b8860b")), inset: (x: 10pt, y: 9pt), above: 1.2em, below: 1.2em, inner)
  } else {
    block(width: 100%, fill: tint, stroke: at-start(2.4pt + ink), inset: (x: 11pt, y: 9pt), above: 1.2em, below: 1.2em, inner)
  }
}
#show quote: set pad(x: 9mm)
#show quote: set block(above: 1.2em, below: 1.2em)

#let tabled(b, blocks) = {
  set text(size: 10pt)
  set par(leading: 0.6em, spacing: 0.6em)
  let cell(c) = table.cell(
    x: c.x, y: c.y, colspan: c.cols, rowspan: c.rows,
    fill: if c.head { tint } else { none },
    breakable: c.breaks,
    { set text(weight: 700) if c.head; blocks(c.blocks) },
  )
  let heads = b.cells.filter(c => c.y < b.heads)
  let rest = b.cells.filter(c => c.y >= b.heads)
  let grid = table(
    columns: b.widths.map(one => one * 1fr),
    align: start,
    stroke: 0.5pt + rule-ink,
    inset: (x: 5pt, y: 5pt),
    ..if heads.len() > 0 { (table.header(repeat: b.repeats, ..heads.map(cell)),) },
    ..rest.map(cell),
  )
  place-of(b.at("id", default: none))
  if "caption" in b {
    show figure: set block(breakable: true)
    figure(kind: table, supplement: none, numbering: none, caption: figure.caption(position: top, { place-of(b.caption.at("id", default: none)); inline(b.caption.runs) }), grid)
  } else { block(above: 1.2em, below: 1.2em, grid) }
}
#show figure.caption: it => block(width: 100%, text(size: 10pt, weight: 700, fill: soft, it.body))
#show figure.where(kind: table): set align(start)
#show figure.where(kind: table): set figure(gap: 0.6em)

#let pictured(b) = {
  let shown = if "file" in b { image(b.file, width: b.width * 1pt, alt: b.alt) } else { text(fill: soft, b.missing) }
  place-of(b.at("id", default: none))
  if b.runs.len() > 0 { figure(kind: image, supplement: none, numbering: none, caption: inline(b.runs), shown) }
  else { figure(kind: image, supplement: none, numbering: none, shown) }
}
#show figure.where(kind: image): set figure.caption(position: bottom)

#let contents(b) = {
  if "title" in b { block(sticky: true, above: 1.4em, below: 0.9em, par(text(size: 15pt, weight: 700, fill: ink, b.title))) }
  outline(title: none, depth: d.depth)
}
#show outline.entry: it => {
  let known = d.heads.at(str(it.element.label), default: none)
  if known == none { return }
  let location = it.element.location()
  block(above: if it.level == 1 { 0.85em } else { 0.55em }, inset: at-start((it.level - 1) * 6mm), link(location, {
    set text(weight: if it.level == 1 { 500 } else { 400 })
    if known.number != none { known.number; h(0.5em) }
    known.words
    h(0.4em)
    box(width: 1fr, text(fill: rule-ink, repeat(gap: 0.15em, ".")))
    h(0.4em)
    str(counter(page).at(location).first())
  }))
}

#let blocks(all) = for b in all {
  if b.kind == "paragraph" { paragraph(b) }
  else if b.kind == "heading" { head(b) }
  else if b.kind == "list" { listed(b, blocks) }
  else if b.kind == "frame" { framed(b, blocks) }
  else if b.kind == "table" { whole(b, tabled(b, blocks)) }
  else if b.kind == "figure" { whole(b, pictured(b)) }
  else if b.kind == "caption" { block(sticky: true, below: 0.6em, par(text(size: 10pt, weight: 700, fill: soft, { place-of(b.at("id", default: none)); inline(b.runs) }))) }
  else if b.kind == "contents" { whole(b, contents(b)) }
  else if b.kind == "rule" { whole(b, align(center, line(length: 40%, stroke: 0.6pt + soft))) }
  else if b.kind == "page-break" { if "whole" in b { whole(b, []) }; pagebreak(weak: true) }
}
`;
