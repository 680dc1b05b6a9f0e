import { accountIdSchema, jobIdSchema, providerIdSchema } from '../../../src/shared/ids.ts';
import { itemIdSchema, type LibraryItem } from '../../../src/shared/library.ts';

const uuid = (number: number) => `0197a0b0-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** An item of the library, the so-manieth, with what a test says of it. */
export function aLibraryItem(number: number, said: Partial<LibraryItem> = {}): LibraryItem {
  return {
    id: itemIdSchema.parse(uuid(number)),
    at: number,
    jobId: jobIdSchema.parse(uuid(number)),
    jobNumber: number + 1,
    name: `item ${number}`,
    kind: 'image',
    state: 'completed',
    providerId: providerIdSchema.parse('mockly'),
    accountId: accountIdSchema.parse(uuid(0)),
    accountName: 'Studio',
    accountIsRemoved: false,
    remoteId: null,
    payloadSha256: null,
    submittedAt: null,
    endedAt: null,
    failure: null,
    price: null,
    output: null,
    tags: [],
    starred: false,
    note: '',
    trashedAt: null,
    missingAt: null,
    ...said,
  };
}
