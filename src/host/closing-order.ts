/** What was opened, each with the way to close it. */
export interface ClosingOrder {
  /** Runs when the host closes, in the reverse of the order in which it was given. */
  later(end: () => void | Promise<void>): void;
  closeAll(): Promise<void>;
}

export function createClosingOrder(): ClosingOrder {
  const ends: (() => void | Promise<void>)[] = [];
  let closing: Promise<void> | null = null;
  const closeEach = async () => {
    const problems: unknown[] = [];
    for (const end of ends.splice(0).toReversed()) {
      try {
        await end();
      } catch (error) {
        problems.push(error);
      }
    }
    if (problems.length > 0) throw new AggregateError(problems, 'not everything could be closed');
  };
  return {
    later: (end) => {
      ends.push(end);
    },
    closeAll: () => (closing ??= closeEach()),
  };
}
