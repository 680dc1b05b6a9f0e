import type { Socket } from 'node:net';

class ClosedEarly extends Error {}

/** Whether `takeBytes` ended because the other side closed the connection. */
export const closedEarly = (error: unknown): boolean => error instanceof ClosedEarly;

/** Takes so many bytes from a connection, and leaves what follows them in it. */
export function takeBytes(socket: Socket, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      socket.off('readable', look);
      socket.off('end', closed);
      socket.off('close', closed);
      socket.off('error', failed);
    };
    const failed = (error: Error): void => {
      settle();
      reject(error);
    };
    const closed = (): void => failed(new ClosedEarly('closed'));
    const look = (): void => {
      const taken = socket.read(count) as Buffer | null;
      if (taken === null) return;
      settle();
      // What ended meanwhile left fewer than were asked for.
      if (taken.length < count) reject(new ClosedEarly('closed'));
      else resolve(taken);
    };
    socket.on('readable', look);
    socket.on('end', closed);
    socket.on('close', closed);
    socket.on('error', failed);
    look();
  });
}
