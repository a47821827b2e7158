import ts from 'typescript';

/** Attributes whose value a person reads or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'title',
  'alt',
  'placeholder',
  'label',
  'hint',
]);

/**
 * Text that stands in the code where the catalogue should speak: words between tags, and words given to labels. The
 * product's own name in Latin letters is the only word that needs no translation, and no element spells it out.
 */
export function spokenLiterals(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const words = spokenIn(node);
    if (words !== null && /\p{L}{2}/u.test(words)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${String(line + 1)} ${words.trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function spokenIn(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteral(node.expression)) {
    return ts.isJsxElement(node.parent) ? node.expression.text : null;
  }
  if (!ts.isJsxAttribute(node) || !SPOKEN.has(node.name.getText())) return null;
  return node.initializer && ts.isStringLiteral(node.initializer) ? node.initializer.text : null;
}
