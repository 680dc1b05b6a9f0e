import { fileURLToPath } from 'node:url';

/**
 * Environment for the processes of the tests: what Node has compiled of ours is kept between them, as
 * it is between the commands of one person, and not in the home that each of them has to itself.
 */
export const compiledCode = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)),
};
