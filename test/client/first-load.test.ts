import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What is fetched with a file: its static imports and theirs, without types and without what is imported on demand. */
function loadedWith(start: readonly string[]): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file) || !existsSync(file)) return;
    files.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, words = '', from = ''] of source.matchAll(STATIC_IMPORT)) {
      if (words.trimStart().startsWith('type ')) continue;
      if (from.startsWith('#')) visit(from.slice(1));
      else packages.add(from);
    }
  };
  for (const file of start) visit(file);
  return { files, packages };
}

const STATIC_IMPORT = /^(?:import|export)\b([^'"();]*?\bfrom\s*)?\s*['"]([^'"]+)['"]/gm;
const WRITING = /^(?:yjs|y-|lib0|@tiptap\/|prosemirror-)/;

describe('what a first visit loads', () => {
  it.each([
    'client/main.tsx',
    'client/home/HomeScreen.tsx',
    'client/app/SignInRoute.tsx',
    'client/forum/ForumScreen.tsx',
  ])('[CL18] %s holds no editor, no socket and no Yjs', (screen) => {
    const { files, packages } = loadedWith(['client/main.tsx', screen]);
    // The walk does walk.
    expect(files.size).toBeGreaterThan(40);
    expect(packages).toContain('react');
    expect([...packages].filter((name) => WRITING.test(name))).toEqual([]);
    expect([...files].filter((file) => /^client\/(?:editor|connection)\//.test(file))).toEqual([]);
  });

  it('[CL18] the editor comes with a paper only', () => {
    const routes = readFileSync('client/app/routes.tsx', 'utf8');
    expect(routes).toContain("import('#client/paper/PaperScreen.tsx')");
  });
});
