import { oc } from '@orpc/contract';
import { failureSchema } from '../failure.ts';

/**
 * The errors that cross the contract. The error's message is the sentence for people; its data is
 * the whole failure with its code, remedy and place.
 */
export const contract = oc.errors({
  REFUSED: { status: 422, data: failureSchema },
  NOT_FOUND: { status: 404, data: failureSchema },
  CONFLICT: { status: 409, data: failureSchema },
  NOT_SUPPORTED: { status: 501, data: failureSchema },
  INTERNAL: { status: 500, data: failureSchema },
});
