import type {
  CancelFault,
  FaultOrder,
  ListFault,
  RenderFault,
  RequestFault,
  Route,
} from './fault-orders.ts';

export type WaitingFault = RequestFault | RenderFault | CancelFault | ListFault;

/** The faults that wait for their request. */
export class Faults {
  readonly #requests: RequestFault[] = [];
  readonly #renders: RenderFault[] = [];
  readonly #cancels: CancelFault[] = [];
  readonly #lists: ListFault[] = [];

  add(fault: WaitingFault): void {
    if (fault.kind === 'fail-render') this.#renders.push({ ...fault });
    else if (fault.kind === 'lose-cancel') this.#cancels.push({ ...fault });
    else if (fault.kind === 'list') this.#lists.push({ ...fault });
    else this.#requests.push({ ...fault });
  }

  clear(): void {
    for (const waiting of this.#all()) waiting.length = 0;
  }

  /** What still waits, in the order in which it was set within each kind. */
  waiting(): readonly FaultOrder[] {
    return this.#all().flat();
  }

  takeForRequest(route: Route): RequestFault | null {
    const index = this.#requests.findIndex(
      (fault) => fault.route === route || (fault.route === 'api' && route !== 'file'),
    );
    return takeAt(this.#requests, index);
  }

  /** A fault that found nothing to spoil waits for the next answer. */
  giveBack(fault: RequestFault): void {
    if (!this.#requests.includes(fault)) this.#requests.unshift(fault);
    fault.times += 1;
  }

  takeForRender(): RenderFault | null {
    return takeAt(this.#renders, 0);
  }

  takeForCancel(): CancelFault | null {
    return takeAt(this.#cancels, 0);
  }

  takeForList(): ListFault | null {
    return takeAt(this.#lists, 0);
  }

  #all(): WaitingFault[][] {
    return [this.#requests, this.#renders, this.#cancels, this.#lists];
  }
}

function takeAt<Fault extends { times: number }>(faults: Fault[], index: number): Fault | null {
  const fault = faults[index];
  if (fault === undefined) return null;
  fault.times -= 1;
  if (fault.times === 0) faults.splice(index, 1);
  return fault;
}
