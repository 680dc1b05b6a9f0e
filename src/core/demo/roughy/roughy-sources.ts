/** A source asset that the demo's account has. */
export interface Source {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly state: 'ready' | 'processing' | 'pending_payment' | 'failed';
}

export const INTERVIEW_ID = '3b8f0c52-7a1d-4e64-9f0b-5d2c61a8e901';
export const VERTICAL_ID = '8c1e6d0a-2f47-4b9e-8a53-0e97c4d1b602';
export const PROCESSING_ID = 'd5a7e3f1-64c8-4d02-b1f6-92e08b7c3a03';
export const UNPAID_ID = 'e9c24b86-1d5f-4c7a-8e30-7b16f5d0a204';
export const BROKEN_ID = 'f0d83a17-5b92-4e6c-a7d4-38c9e1b2f605';
/** A cut that is still being computed. */
export const UNFINISHED_CUT_ID = '6e2b9d40-8c15-47fa-b3e8-a1d70c95f406';
/** The one id that nobody has: everything else is a source of this account. */
const NOBODYS_ID = '00000000-0000-0000-0000-000000000000';

const known: ReadonlyMap<string, Source> = new Map([
  [INTERVIEW_ID, source('Interview with Ada', 1_920, 1_080, 'ready')],
  [VERTICAL_ID, source('Backstage, vertical', 1_080, 1_920, 'ready')],
  [PROCESSING_ID, source('Talk, still being prepared', 1_920, 1_080, 'processing')],
  [UNPAID_ID, source('Podcast, not paid', 1_920, 1_080, 'pending_payment')],
  [BROKEN_ID, source('Broken upload', 1_920, 1_080, 'failed')],
]);

/**
 * The source with this id. The demo has never seen the person's own uploads: any id but a known
 * one is a full HD recording that is called by its beginning.
 */
export function sourceWithId(id: string): Source | null {
  if (id === NOBODYS_ID) return null;
  return (
    known.get(id.toLowerCase()) ?? source(`Recording ${id.slice(0, 8)}`, 1_920, 1_080, 'ready')
  );
}

function source(name: string, width: number, height: number, state: Source['state']): Source {
  return { name, width, height, seconds: 4, state };
}
