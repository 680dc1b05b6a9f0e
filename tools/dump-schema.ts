import { writeFileSync } from 'node:fs';
import { dumpSchema } from '../src/core/db/dump-schema.ts';

writeFileSync(new URL('../src/core/db/schema.sql', import.meta.url), dumpSchema());
