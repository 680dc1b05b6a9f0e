import { startMocklyDemo } from '../../src/core/demo/mockly/mockly-demo.ts';

/*
 * A demo provider in a process of its own, for tests that kill it. Prints its addresses as JSON.
 */
const [folder = '', key = '', timeScale = '1'] = process.argv.slice(2);
const demo = await startMocklyDemo({ folder, key, timeScale: Number(timeScale) });
process.stdout.write(`${JSON.stringify({ ...demo, stop: undefined })}\n`);
