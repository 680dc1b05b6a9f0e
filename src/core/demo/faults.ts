import type { CancelFault, RenderFault, RequestFault, Route } from './fault-orders.ts';

/** The faults that wait for their request. */
export class Faults {
  readonly #requests: RequestFault[] = [];
  readonly #renders: RenderFault[] = [];
  readonly #cancels: CancelFault[] = [];

  add(fault: RequestFault | RenderFault | CancelFault): void {
    if (fault.kind === 'fail-render') this.#renders.push({ ...fault });
    else if (fault.kind === 'lose-cancel') this.#cancels.push({ ...fault });
    else this.#requests.push({ ...fault });
  }

  clear(): void {
    for (const waiting of [this.#requests, this.#renders, this.#cancels]) waiting.length = 0;
  }

  takeForRequest(route: Route): RequestFault | null {
    const index = this.#requests.findIndex(
      (fault) => fault.route === route || (fault.route === 'api' && route !== 'file'),
    );
    return takeAt(this.#requests, index);
  }

  takeForRender(): RenderFault | null {
    return takeAt(this.#renders, 0);
  }

  takeForCancel(): CancelFault | null {
    return takeAt(this.#cancels, 0);
  }
}

function takeAt<Fault extends { times: number }>(faults: Fault[], index: number): Fault | null {
  const fault = faults[index];
  if (fault === undefined) return null;
  fault.times -= 1;
  if (fault.times === 0) faults.splice(index, 1);
  return fault;
}
