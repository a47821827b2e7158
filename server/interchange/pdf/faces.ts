import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The face of the text; those after it are asked only for letters that it does not have. */
export const FACES = [
  'Frank Ruhl Libre',
  'Noto Serif Hebrew',
  'Libertinus Serif',
  'New Computer Modern',
  'DejaVu Sans Mono',
] as const;

const PACKAGES = {
  'frank-ruhl-libre': ['400Regular', '500Medium', '700Bold'],
  'noto-serif-hebrew': ['400Regular', '500Medium', '700Bold'],
  'david-libre': ['400Regular', '500Medium', '700Bold'],
} as const;

/** The faces that come with the program, as whole font files. Whatever else this machine has is never looked for. */
export function bundledFaces(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return Object.entries(PACKAGES).flatMap(([name, weights]) => {
    const folder = path.dirname(resolve(`@expo-google-fonts/${name}/package.json`));
    const family = name
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
    return weights.map((weight) =>
      readFileSync(path.join(folder, weight, `${family}_${weight}.ttf`)),
    );
  });
}
