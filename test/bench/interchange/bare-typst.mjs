/** The same words as plain paragraphs, set by the same compiler: without structure, notes, marks, tags or faces of ours. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [workspace = '', file = ''] = process.argv.slice(2);
const text = readFileSync(file);
const compiler = NodeCompiler.create({ workspace });
compiler.mapShadow(path.join(workspace, 'text.json'), text);
const { result } = compiler.compile({
  mainFileContent:
    '#set text(lang: "he", dir: rtl, font: "Libertinus Serif", size: 11.5pt)\n#for one in json("/text.json") { par(one) }',
});
if (!result) throw new Error('the plain text could not be set');
const pdf = compiler.pdf(result, { pdfTags: false });
process.stdout.write(
  JSON.stringify({ bytes: pdf.length, megabytes: process.resourceUsage().maxRSS / 1024 }),
);
