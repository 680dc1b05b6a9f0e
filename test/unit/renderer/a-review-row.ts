import type { ReviewRow, UsablePayload } from '../../../src/renderer/features/review/review-row.ts';
import type { AccountView } from '../../../src/shared/account.ts';
import { accountIdSchema } from '../../../src/shared/ids.ts';
import { anAccount } from '../../fakes/fake-core.ts';

const ID = '0197a0b0-0000-7000-8000-00000000000';

/** An account that is told apart by one digit. */
export function aNumberedAccount(digit: number, more: Partial<AccountView> = {}): AccountView {
  return anAccount({ id: accountIdSchema.parse(ID + String(digit)), name: `A${digit}`, ...more });
}

export function aUsable(more: Partial<UsablePayload> = {}): UsablePayload {
  return {
    usable: true,
    name: 'file.json',
    providerId: 'mockly',
    kind: 'image',
    bytes: 2,
    warnings: [],
    candidates: [{ providerId: 'mockly', kind: 'image', certainty: 1 }],
    ambiguous: false,
    accountId: null,
    renderedBefore: [],
    undocumentedSubmit: false,
    ...more,
  };
}

/** A file under review; what a test does not say is plausible. */
export function aReviewRow(more: Partial<ReviewRow> = {}): ReviewRow {
  return {
    id: 1,
    name: 'file.json',
    file: { name: 'file.json', contentBase64: 'e30=' },
    bytes: 2,
    choice: {},
    found: aUsable(),
    price: { state: 'none' },
    addresses: { state: 'none' },
    sending: false,
    refusal: null,
    ...more,
  };
}
