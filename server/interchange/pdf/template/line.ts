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

/** Hebrew has no slanted letters: another face stands for them. Latin letters slant. */
#let slanted(c) = {
  show regex("\p{Latin}+"): set text(font: ("Libertinus Serif", ..d.slanted), style: "italic")
  text(font: d.slanted, c)
}

/** A line below words where they have another line already: the standard takes one of a kind. */
#let below(stroke, c) = highlight(fill: none, stroke: (bottom: stroke), top-edge: "baseline", bottom-edge: -0.24em, c)

/** Words underlined or struck, for their own sake and for what is suggested about them. */
#let lined(r, c) = {
  let all = ()
  if "ins" in r { all.push(0.6pt + put-in) }
  if "u" in r { all.push(auto) }
  if "fmt" in r { all.push((paint: soft, thickness: 0.9pt, dash: "dotted")) }
  if "del" in r or "s" in r {
    c = strike(stroke: if "del" in r { 0.8pt + taken-out } else { auto }, c)
  } else if all.len() > 0 {
    let first = all.remove(0)
    if "ins" in r { c = underline(offset: 0.14em, stroke: first, c) }
    c = underline(offset: if "ins" in r { 0.26em } else { 0.17em }, stroke: first, c)
  }
  for one in all { c = below(if one == auto { 0.5pt + black } else { one }, c) }
  c
}

#let looked(r) = {
  let c = [#r.t]
  if "b" in r { c = text(weight: 700, c) }
  if "i" in r { c = slanted(c) }
  if "m" in r { c = text(weight: 500, fill: ink, c) }
  if "sup" in r { c = super(typographic: false, c) }
  if "sub" in r { c = sub(typographic: false, c) }
  if "bad" in r { c = text(fill: taken-out, c) }
  if "h" in r { c = highlight(fill: highlights.at(r.h, default: highlights.yellow), c) }
  if "del" in r { c = text(fill: taken-out, c) } else if "ins" in r { c = text(fill: put-in, c) }
  c = lined(r, c)
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
    footnote(numbering: (..) => r.note, { place-of(r.at("id", default: none)); h(0.3em); inline(r.runs) })
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
