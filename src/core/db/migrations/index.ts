import type { Migration } from '../migrate.ts';
import { firstSchema } from './0010-first-schema.ts';

/** In order. What has been released is never edited: a change is a new step. */
export const migrations: readonly Migration[] = [firstSchema];
