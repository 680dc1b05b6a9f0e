import {
  accountIdSchema,
  providerIdSchema,
  type AccountId,
  type ProviderId,
} from '../../../shared/ids.ts';
import { jobStateSchema, type JobState } from '../../../shared/job.ts';
import { mediaKindSchema, type MediaKind } from '../../../shared/output.ts';

/* Counts name what they count in words; these are the words as what they stand for. */

export const stateOf = (value: string): JobState => jobStateSchema.parse(value);
export const kindOf = (value: string): MediaKind => mediaKindSchema.parse(value);
export const accountOf = (value: string): AccountId => accountIdSchema.parse(value);
export const providerOf = (value: string): ProviderId => providerIdSchema.parse(value);
