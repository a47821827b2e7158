/** Running text: words with their looks, notes, references, what is suggested, and the signs of remarks. */
export const LINE = String.raw`
#let put-in = rgb("#0b5a2e")
#let taken-out = rgb("#8f1d1d")
#let link-ink = rgb("#17507f")
#let highlights = (
  yellow: rgb("#fdf0a6"),
  green: rgb("#cfeed3"),
  blue: rgb("#cfe3f7"),
  pink: rgb("#f9d5e2"),
)

/** A place that links lead to. */
#let place-of(name) = if name != none [#metadata(none)#label(name)]

/** By whom something is suggested: the letter of the legend. */
#let by-whom(letter, fill) = super(size: 0.62em, typographic: false, text(fill: fill, weight: 700, "[" + letter + "]"))

#let slanted = ((name: "Libertinus Serif", covers: regex("\p{Latin}")), ..d.slanted)

#let looked(r) = {
  let c = [#r.t]
  if "b" in r { c = text(weight: 700, c) }
  if "i" in r { c = text(font: slanted, style: "italic", c) }
  if "m" in r { c = text(weight: 500, fill: ink, c) }
  if "sup" in r { c = super(typographic: false, c) }
  if "sub" in r { c = sub(typographic: false, c) }
  if "u" in r { c = underline(offset: 0.16em, c) }
  if "s" in r { c = strike(c) }
  if "bad" in r { c = text(fill: taken-out, c) }
  if "h" in r { c = highlight(fill: highlights.at(r.h, default: highlights.yellow), c) }
  if "del" in r { c = text(fill: taken-out, strike(stroke: 0.8pt + taken-out, c)) }
  if "ins" in r {
    let once = underline(offset: 0.14em, stroke: 0.6pt + put-in, c)
    c = text(fill: put-in, underline(offset: 0.26em, stroke: 0.6pt + put-in, once))
  }
  if "fmt" in r { c = underline(offset: 0.2em, stroke: (paint: soft, thickness: 0.9pt, dash: "dotted"), c) }
  if "href" in r { c = link(r.href, text(fill: link-ink, c)) }
  else if "to" in r and r.to in d.places { c = link(label(r.to), text(fill: ink, c)) }
  c
}

#let inline(runs) = for r in runs {
  if type(r) == str { r }
  else if "t" in r { looked(r) }
  else if "br" in r { linebreak() }
  else if "note" in r {
    // The mark before a number keeps it on the side of the words that it belongs to.
    r.at("rlm", default: "")
    footnote(numbering: (..) => r.note, { place-of(r.at("id", default: none)); inline(r.runs) })
  }
  else if "by" in r { by-whom(r.by, if r.kind == "ins" { put-in } else if r.kind == "del" { taken-out } else { soft }) }
  else if "remark" in r {
    if "back" in r { place-of(r.back) }
    let sign = box(fill: rgb("#f3e7c9"), inset: (x: 2pt), outset: (y: 2pt), radius: 1.5pt, text(size: 7.5pt, weight: 700, fill: rgb("#6b4a06"), r.sign))
    h(1pt, weak: true)
    link(label(r.remark), sign)
  }
}
`;
