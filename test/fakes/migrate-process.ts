import { openDatabase } from '../../src/core/db/database.ts';

/* `node migrate-process.ts DATABASE`: brings it up to date, unless somebody ends it before. */

const [path = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
openDatabase(path).close();
process.stdout.write('done\n');
