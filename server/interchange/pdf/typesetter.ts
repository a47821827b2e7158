import path from 'node:path';
import { type NodeError, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { bundledFaces } from '#server/interchange/pdf/faces.ts';
import { Shapes } from '#server/interchange/pdf/letters.ts';
import type { PressOrder } from '#server/interchange/pdf/order.ts';
import { imagePath } from '#server/interchange/pdf/sheet/blocks.ts';
import { sheetOf } from '#server/interchange/pdf/sheet/file-sheet.ts';
import { TEMPLATE } from '#server/interchange/pdf/template/template.ts';

/** PDF/UA-1: tagged for programs that read aloud, every letter with a shape, every image with a description. */
const STANDARD = 'ua-1';

export interface SetFile {
  readonly pdf: Buffer;
  /** Why it is not up to the standard; null where it is. */
  readonly flaw: string | null;
}

/** Sets papers as PDF. Slow, in native code that nothing can interrupt: only for a process of its own. */
export class Typesetter {
  readonly #workspace: string;
  readonly #compiler: NodeCompiler;
  readonly #shapes = new Shapes();

  /** `workspace`: an empty folder; nothing outside it can be read, and nothing is ever put into it. */
  constructor(workspace: string) {
    this.#workspace = workspace;
    const fontArgs = [{ fontBlobs: bundledFaces() }];
    this.#compiler = NodeCompiler.create({ workspace, fontArgs });
  }

  /** The file's bytes, the same for equal orders. Throws with what the compiler says when it cannot be made. */
  set(order: PressOrder): SetFile {
    try {
      this.#lay('sheet.json', Buffer.from(JSON.stringify(sheetOf(order, this.#shapes))));
      for (const { images } of order.papers) {
        for (const [file, { bytes, type }] of images)
          this.#lay(imagePath(file, type), Buffer.from(bytes));
      }
      return this.#compiled();
    } finally {
      this.#compiler.resetShadow();
      // Nothing of one paper waits in memory for the next.
      this.#compiler.evictCache(0);
    }
  }

  #compiled(): SetFile {
    const outcome = this.#compiler.compile({ mainFileContent: TEMPLATE });
    const { result } = outcome;
    if (!result) throw new Error(`the paper could not be set: ${saidBy(outcome.takeError())}`);
    const warnings = saidBy(outcome.takeWarnings());
    if (warnings.includes('unknown font')) throw new Error(`a face is missing: ${warnings}`);
    try {
      return { pdf: this.#compiler.pdf(result, { pdfStandard: STANDARD }), flaw: null };
    } catch (fault) {
      // Better a file that is tagged, and not to the letter of the standard, than none.
      const flaw = fault instanceof Error ? fault.message.slice(0, 1000) : 'unknown';
      return { pdf: this.#compiler.pdf(result), flaw };
    }
  }

  #lay(name: string, bytes: Buffer): void {
    this.#compiler.mapShadow(path.join(this.#workspace, name), bytes);
  }
}

function saidBy(error: NodeError | null): string {
  return error ? JSON.stringify(error.shortDiagnostics) : '';
}
