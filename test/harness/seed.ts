import fc from 'fast-check';

/** The same random cases for every run, so that a change is judged by what it changed; `SEED=random` searches anew. */
const FIXED = 20_240_121;

const asked = process.env['SEED'];
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? FIXED : Number(asked) });
