import { rendering } from '../../src/core/jobs/transitions/moves.ts';
import type { JobStatus } from '../../src/core/jobs/job.ts';

/** A job that the provider has had since `now`. */
export const renderingStatus = (now: number): JobStatus => rendering({ now }, 'rendering');
