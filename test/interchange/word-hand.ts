import { deflateRawSync } from 'node:zlib';
import { type ZipPart, zipped } from '#test/interchange/a-word-file.ts';
import { type Hand, RUN, run, WordXml } from '#test/interchange/word-xml.ts';

/** A Word file that is worked on as Word does: in its XML, with all that Word changes by the way when it saves. */
export class WordHand extends WordXml {
  #paragraph = 0x40000000;

  /** Replaces words with others under tracking; nothing for the new ones takes them out. */
  tracked(words: string, become: string, hand: Hand, part?: string): this {
    return this.inRun(
      words,
      (before, after, look) => {
        const gone = `<w:del ${this.by(hand)}>${run(words, look, 'w:delText')}</w:del>`;
        const come = become && `<w:ins ${this.by(hand)}>${run(become, look)}</w:ins>`;
        return run(before, look) + gone + come + run(after, look);
      },
      part,
    );
  }

  /** Puts words in behind others, under tracking. */
  trackedBehind(words: string, more: string, hand: Hand): this {
    return this.inRun(words, (before, after, look) => {
      const come = `<w:ins ${this.by(hand)}>${run(more, look)}</w:ins>`;
      return run(before + words, look) + come + run(after, look);
    });
  }

  /** Replaces words without a trace, in runs that Word cuts as it likes. */
  untracked(words: string, become: string): this {
    return this.inRun(words, (before, after, look) => {
      const [half, rest] = [become.slice(0, 2), become.slice(2)];
      return run(before, look) + run(half, look) + run(rest, look) + run(after, look);
    });
  }

  /** A new paragraph behind the one with these words, under tracking or without a trace. */
  paragraphBehind(words: string, text: string, hand: Hand | null): this {
    return this.inParagraph(words, (paragraph) => {
      const rtl = '<w:rPr><w:rtl/></w:rPr>';
      const mark = hand ? `<w:rPr><w:ins ${this.by(hand)}/></w:rPr>` : '';
      const words_ = hand ? `<w:ins ${this.by(hand)}>${run(text, rtl)}</w:ins>` : run(text, rtl);
      return `${paragraph}<w:p><w:pPr><w:bidi/>${mark}</w:pPr>${words_}</w:p>`;
    });
  }

  /** Takes a paragraph out under tracking: its words and its end. */
  paragraphOut(words: string, hand: Hand): this {
    return this.inParagraph(words, (paragraph) => {
      const gone = paragraph.replaceAll(
        RUN,
        (_, look = '', text: string) =>
          `<w:del ${this.by(hand)}>${run(text, look, 'w:delText', true)}</w:del>`,
      );
      const mark = `<w:del ${this.by(hand)}/>`;
      return gone.includes('<w:rPr>') && /<w:pPr>(?:(?!<\/w:pPr>).)*<w:rPr>/su.test(gone)
        ? gone.replace(/(<w:pPr>(?:(?!<\/w:pPr>).)*?<w:rPr>)/su, `$1${mark}`)
        : gone.replace('</w:pPr>', `<w:rPr>${mark}</w:rPr></w:pPr>`);
    });
  }

  /** Bold under tracking. */
  trackedBold(words: string, hand: Hand): this {
    return this.inRun(words, (before, after, look) => {
      const inner = look.replace(/^<w:rPr>|<\/w:rPr>$/gu, '');
      const bold = `<w:rPr><w:b/><w:bCs/>${inner}<w:rPrChange ${this.by(hand)}><w:rPr>${inner}</w:rPr></w:rPrChange></w:rPr>`;
      return run(before, look) + run(words, bold) + run(after, look);
    });
  }

  /** Bold without a trace. */
  bold(words: string): this {
    return this.inRun(words, (before, after, look) => {
      const inner = look.replace(/^<w:rPr>|<\/w:rPr>$/gu, '');
      const bold = `<w:rPr><w:b/><w:bCs/>${inner}</w:rPr>`;
      return run(before, look) + run(words, bold) + run(after, look);
    });
  }

  /** Replaces words of a note under tracking. */
  trackedInNote(words: string, become: string, hand: Hand): this {
    return this.tracked(words, become, hand, 'word/footnotes.xml');
  }

  /** A new item behind another, as Enter makes it: with the same properties, without a trace. */
  itemBehind(words: string, text: string): this {
    return this.inParagraph(words, (paragraph) => {
      const properties = /<w:pPr>.*?<\/w:pPr>/su.exec(paragraph)?.[0] ?? '';
      return `${paragraph}<w:p>${properties}${run(text, '')}</w:p>`;
    });
  }

  /** Takes a row out of a table under tracking. */
  rowOut(words: string, hand: Hand): this {
    return this.inRow(words, (row) => {
      const gone = row.replaceAll(
        RUN,
        (_, look = '', text: string) =>
          `<w:del ${this.by(hand)}>${run(text, look, 'w:delText', true)}</w:del>`,
      );
      return inRowProperties(gone, `<w:del ${this.by(hand)}/>`);
    });
  }

  /** A new row behind another, under tracking. */
  rowBehind(words: string, texts: readonly string[], hand: Hand): this {
    return this.inRow(words, (row) => {
      const cells = texts.map(
        (text) =>
          `<w:tc><w:tcPr/><w:p><w:pPr><w:bidi/></w:pPr><w:ins ${this.by(hand)}>${run(text, '')}</w:ins></w:p></w:tc>`,
      );
      return `${row}<w:tr><w:trPr><w:ins ${this.by(hand)}/></w:trPr>${cells.join('')}</w:tr>`;
    });
  }

  /** A paragraph is cut and pasted behind another, without a trace. */
  moveBehind(words: string, behind: string): this {
    let moved = '';
    this.inParagraph(words, (paragraph) => {
      moved = paragraph;
      return '';
    });
    return this.inParagraph(behind, (paragraph) => paragraph + moved);
  }

  /** Accepts or rejects all that somebody had proposed. */
  decide(author: string, isAccepted: boolean): this {
    const [stays, goes] = isAccepted ? ['ins', 'del'] : ['del', 'ins'];
    const of = (name: string) =>
      new RegExp(
        `<w:${name} [^>]*w:author="${author}"[^>]*>((?:(?!</w:${name}>).)*)</w:${name}>`,
        'gsu',
      );
    return this.change('word/document.xml', (xml) =>
      xml
        .replaceAll(of(goes), '')
        .replaceAll(of(stays), (_, inner: string) => inner.replaceAll('w:delText', 'w:t')),
    );
  }

  /** A new comment on words. */
  comment(words: string, text: string, hand: Hand): this {
    const id = this.#commentPart(text, hand, null);
    return this.inRun(words, (before, after, look) =>
      [
        run(before, look),
        `<w:commentRangeStart w:id="${id}"/>`,
        run(words, look),
        `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
        run(after, look),
      ].join(''),
    );
  }

  /** Answers the comment that has these words. */
  reply(to: string, text: string, hand: Hand): this {
    this.#commentPart(text, hand, this.#paragraphOf(to));
    return this;
  }

  /** Marks the comment that has these words as settled. */
  resolve(words: string): this {
    const paragraph = this.#paragraphOf(words);
    return this.change('word/commentsExtended.xml', (xml) =>
      xml.replace(
        new RegExp(`(w15:paraId="${paragraph}"[^>]*)w15:done="0"`, 'u'),
        '$1w15:done="1"',
      ),
    );
  }

  /** The bookmarks of the paragraph with these words are lost. */
  withoutBookmarks(words: string): this {
    return this.inParagraph(words, (paragraph) =>
      paragraph.replaceAll(/<w:bookmark(?:Start|End) [^>]*\/>/gu, ''),
    );
  }

  /** A comment says something else. */
  reword(words: string, become: string): this {
    return this.change('word/comments.xml', (xml) => xml.replace(words, become));
  }

  /** Somebody writes into the file what text went out. */
  remembering(content: unknown): this {
    const packed = deflateRawSync(JSON.stringify(content)).toString('base64');
    return this.change('customXml/item1.xml', (xml) =>
      xml.replace(/(<content [^>]*>)[^<]*/u, `$1${packed}`),
    );
  }

  /** What the house keeps in the file is lost, as with programs that do not know it. */
  withoutMemory(): this {
    for (const name of this.parts.keys())
      if (name.startsWith('customXml/')) this.parts.delete(name);
    return this.change('word/_rels/document.xml.rels', (xml) =>
      xml.replaceAll(/<Relationship [^>]*customXml[^>]*\/>/gu, ''),
    );
  }

  /** The file as Word saves it: new numbers for revisions, comments and paragraphs, marks of the session, runs cut apart. */
  saved(): Buffer {
    this.change('word/document.xml', (xml) =>
      xml
        .replaceAll(/<w:p w14:paraId="[0-9A-F]+" w14:textId="[0-9A-F]+">/gu, () => {
          this.#paragraph += 7;
          const id = this.#paragraph.toString(16).toUpperCase().padStart(8, '0');
          return `<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD" w14:textId="77777777" w14:paraId="${id}">`;
        })
        .replaceAll(
          /<w:(ins|del|rPrChange) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)"/gu,
          (_, name, author, date) => {
            this.revision += 1;
            return `<w:${name} w:date="${date}" w:author="${author}" w:id="${String(this.revision)}"`;
          },
        )
        .replaceAll('<w:r><w:rPr>', '<w:r w:rsidRPr="00AB12CD"><w:rPr>')
        .replaceAll(
          '<w:t xml:space="preserve">',
          '<w:lastRenderedPageBreak/><w:t xml:space="preserve">',
        ),
    );
    if (this.parts.has('word/comments.xml')) this.#renumberComments();
    const parts = [...this.parts].map(([name, bytes]): ZipPart => ({ name, bytes }));
    return zipped(parts);
  }

  #renumberComments(): void {
    const fresh = (xml: string) =>
      xml.replaceAll(
        /(<w:(?:comment|commentRangeStart|commentRangeEnd|commentReference)\b[^>]*?w:id=")(\d+)"/gu,
        (_, start: string, id: string) => `${start}${String(Number(id) + 40)}"`,
      );
    this.change('word/document.xml', fresh);
    this.change('word/comments.xml', fresh);
  }

  #commentPart(text: string, hand: Hand, parent: string | null): string {
    const id = String(500 + this.revision);
    this.revision += 1;
    this.#paragraph += 7;
    const paragraph = this.#paragraph.toString(16).toUpperCase().padStart(8, '0');
    const said = `<w:comment w:id="${id}" w:author="${hand.author}" w:date="${hand.date}" w:initials="x"><w:p w14:paraId="${paragraph}" w14:textId="77777777"><w:pPr><w:bidi/></w:pPr>${run(text, '')}</w:p></w:comment>`;
    this.change('word/comments.xml', (xml) => xml.replace('</w:comments>', `${said}</w:comments>`));
    const answers = parent === null ? '' : ` w15:paraIdParent="${parent}"`;
    const tied = `<w15:commentEx w15:paraId="${paragraph}"${answers} w15:done="0"/>`;
    this.change('word/commentsExtended.xml', (xml) =>
      xml.replace('</w15:commentsEx>', `${tied}</w15:commentsEx>`),
    );
    return id;
  }

  #paragraphOf(words: string): string {
    const all = this.text('word/comments.xml').split('<w:comment ');
    const found = all.find((one) => one.replaceAll(/<[^>]*>/gu, '').includes(words));
    const id = /w14:paraId="([0-9A-F]+)"/u.exec(
      found?.split('<w:p ').at(-1)?.padStart(0) ?? '',
    )?.[1];
    const last = [...(found ?? '').matchAll(/w14:paraId="([0-9A-F]+)"/gu)].at(-1)?.[1];
    if (!found || (!id && !last)) throw new Error(`there is no comment with: ${words}`);
    return last ?? id ?? '';
  }
}

function inRowProperties(row: string, revision: string): string {
  return row.includes('<w:trPr>')
    ? row.replace('</w:trPr>', `${revision}</w:trPr>`)
    : row.replace(/(<w:tr(?: [^>]*)?>)/u, `$1<w:trPr>${revision}</w:trPr>`);
}
