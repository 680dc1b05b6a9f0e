import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import { mangled } from './bend-answer.ts';
import { deliver, drop, stall } from './deliver.ts';
import { vendorNow } from './desk.ts';
import type { Desk } from './desk.ts';
import type { RequestFault, Route } from './fault-orders.ts';
import { limitAnswer } from './limit-answer.ts';
import type { Vendor } from './vendor.ts';

interface Place {
  readonly vendor: Vendor;
  readonly desk: Desk;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Does what the route does. */
  readonly answer: () => Promise<Answer>;
}

/** Answers a request, unless a fault was set for its route. */
export async function serve(
  place: Place,
  route: Route | 'unknown',
  { request, response, answer }: Exchange,
): Promise<void> {
  const fault = route === 'unknown' ? null : place.desk.faults.takeForRequest(route);
  response.setHeader('date', new Date(vendorNow(place.desk)).toUTCString());
  const { manners } = place.desk;
  const dressed = (plain: Answer) => manners.dress(plain, route, place.vendor.fields);
  const instead = fault === null ? null : answerInstead(place, { request, route }, fault);
  if (instead !== null) {
    request.resume();
    return deliver(request, response, instead, null, dressed);
  }
  if (fault?.kind === 'drop' && fault.when === 'before') return drop(response, fault.how);
  if (fault?.kind === 'stall' && fault.when === 'before') {
    await stall(response, fault.ms);
    if (response.destroyed) return undefined;
    return deliver(request, response, await answer(), null, dressed);
  }
  const full = await answer();
  if (fault?.kind !== 'mangle') return deliver(request, response, full, fault, dressed);
  const spoilt = mangled(full, fault.what, place.vendor.fields);
  if (spoilt === null) place.desk.faults.giveBack(fault);
  return deliver(request, response, spoilt ?? full, null, dressed);
}

/** What a fault says in place of the route; null where the route is to do its work. */
function answerInstead(
  place: Place,
  { request, route }: { readonly request: IncomingMessage; readonly route: Route | 'unknown' },
  fault: RequestFault,
): Answer | null {
  const { vendor, desk } = place;
  switch (fault.kind) {
    case 'answer': {
      const { status, headers, body } = fault;
      return { status, headers, body: Buffer.from(body) };
    }
    case 'error':
      return vendor.error(fault.status, fault.code, fault.message);
    case 'limit':
      return limitAnswer(vendor, vendorNow(desk), { plan: desk.account.plan, route, fault });
    case 'redirect': {
      const location = fault.to ?? desk.filesOrigin() + (request.url ?? '/');
      return { status: fault.status, headers: { location }, body: Buffer.alloc(0) };
    }
    default:
      return null;
  }
}
