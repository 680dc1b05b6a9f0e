import { demos } from '../../src/core/demo/all-demos.ts';

/*
 * A demo provider in a process of its own, for tests that kill it. Prints its addresses as JSON.
 */
const [folder = '', key = '', timeScale = '1', vendor = 'mockly'] = process.argv.slice(2);
const demo = await demos[vendor]?.({ folder, key, timeScale: Number(timeScale) });
process.stdout.write(`${JSON.stringify({ ...demo, stop: undefined })}\n`);
