/** The whole: title blocks, the remarks behind a paper, the first page of a session, and everything in its order. */
export const WHOLE = String.raw`
#let small(body) = par(text(size: 10.5pt, fill: soft, body))

/** What the signs in a paper mean: who is which letter, and how what is suggested looks. */
#let legend(l) = block(width: 100%, stroke: 0.5pt + rule-ink, inset: 8pt, radius: 2pt, above: 1em, below: 1em, {
  set text(size: 9.5pt)
  set par(leading: 0.6em, spacing: 0.6em)
  if "meaning" in l { par(text(weight: 700, fill: ink, l.meaning)) }
  if "names" in l { par(l.names.map(one => box({ text(weight: 700, "[" + one.letter + "]"); h(3pt); inline(one.name) })).join(h(12pt, weak: true))) }
  if "gaps" in l { par(text(fill: soft, l.gaps)) }
})

#let front(p) = {
  let f = p.front
  [#metadata(p.running)<part>]
  block(below: 0.9em, small(inline(f.forum)))
  if "name" in f {
    show heading: set text(size: 24pt, weight: 700, fill: ink)
    show heading: set par(leading: 0.45em)
    [#heading(level: 1, numbering: none, { place-of(f.id); inline(f.title) })#label(f.name)]
  } else {
    show title: set text(size: 24pt, weight: 700, fill: ink)
    show title: set par(leading: 0.45em)
    show title: set align(start)
    title(inline(f.title))
  }
  block(above: 1em, below: 0.8em, small(f.facts.join(" · ")))
  line(length: 100%, stroke: 1pt + ink)
  if "choice" in f { block(above: 0.9em, par(text(size: 10.5pt, weight: 500, fill: ink, f.choice))) }
  if "legend" in f { legend(f.legend) }
  v(0.6em)
}

#let told(lines) = for one in lines { par(inline(one)) }

#let remark-entry(r) = block(width: 100%, above: 1.2em, below: 0.4em, {
  set text(size: 10.5pt)
  set par(spacing: 0.55em, leading: 0.6em)
  place-of(r.name)
  block(sticky: true, below: 0.55em, {
    let sign = box(fill: rgb("#f3e7c9"), inset: (x: 3pt), outset: (y: 2.5pt), radius: 1.5pt, text(weight: 700, fill: rgb("#6b4a06"), r.sign))
    if "back" in r { link(label(r.back), sign) } else { sign }
    h(6pt)
    text(weight: 700, inline(r.who))
    h(6pt)
    text(size: 9pt, fill: soft, r.facts.join(" · "))
  })
  if "quote" in r { block(inset: at-start(8pt), stroke: at-start(1.2pt + rgb("#d9c48f")), below: 0.6em, text(fill: soft, inline(r.quote))) }
  told(r.lines)
  for reply in r.replies {
    block(inset: at-start(14pt), above: 0.75em, {
      par({ text(weight: 700, inline(reply.who)); h(6pt); text(size: 9pt, fill: soft, reply.at) })
      told(reply.lines)
    })
  }
})

#let remarks(r) = {
  // Where nobody said anything, one line behind the text says so.
  if r.entries.len() > 0 { pagebreak(weak: true) } else { v(2em) }
  {
    show heading: set text(size: 18pt, weight: 700, fill: ink)
    [#heading(level: r.level, numbering: none, r.title)#label(r.name)]
  }
  block(below: 1em, small(r.lead))
  for one in r.entries { remark-entry(one) }
}

#let session(s) = {
  block(below: 0.9em, small(inline(s.forum)))
  show title: set text(size: 26pt, weight: 700, fill: ink)
  show title: set par(leading: 0.45em)
  show title: set align(start)
  title(inline(s.title))
  block(above: 1em, below: 0.8em, small(s.facts.join(" · ")))
  line(length: 100%, stroke: 1pt + ink)
  let chapter(name, words) = {
    show heading: set text(size: 15pt, weight: 700, fill: ink)
    set block(above: 1.8em, below: 0.8em)
    [#heading(level: 1, numbering: none, words)#label(name)]
  }
  for one in s.chapters {
    chapter(one.name, one.title)
    blocks(one.blocks)
  }
  // Contents of one page lead nowhere.
  if "contents" in s and d.parts.len() > 0 { contents(s.contents) }
}

#if d.session != none { session(d.session) }
#for p in d.parts {
  if d.session != none { pagebreak(weak: true) }
  set text(dir: if p.dir == "ltr" { ltr } else { rtl }, lang: if p.dir == "ltr" { "en" } else { "he" })
  front(p)
  blocks(p.blocks)
  if p.remarks != none { remarks(p.remarks) }
}
`;
