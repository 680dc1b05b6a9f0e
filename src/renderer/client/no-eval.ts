import { config } from 'zod';

// zod compiles its schemas where it may, and tries whether it may: the page's policy forbids it and
// reports every try. Imported before any schema is made.
config({ jitless: true });
