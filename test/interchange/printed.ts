import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { rmSync } from 'node:fs';
import type { PressOrder } from '#server/interchange/pdf/order.ts';
import { Typesetter } from '#server/interchange/pdf/typesetter.ts';

const workspace = mkdtempSync(path.join(tmpdir(), 'nayar-printed-'));
const faces = path.join(workspace, 'no-faces.conf');
writeFileSync(faces, '<?xml version="1.0"?><fontconfig></fontconfig>\n');
// As the process of the press has it: no face of this machine is looked for.
process.env['FONTCONFIG_FILE'] = faces;
const typesetter = new Typesetter(workspace);

/** Prints in this very process; what is not up to the standard is an error here. */
export function printed(order: PressOrder): Buffer {
  const { pdf, flaw } = typesetter.set(order);
  if (flaw !== null) throw new Error(flaw);
  return pdf;
}

afterAll(() => rmSync(workspace, { recursive: true, force: true }));
