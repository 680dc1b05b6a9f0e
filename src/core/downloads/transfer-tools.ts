import type { Connections } from '../net/connections.ts';
import type { Clock } from '../ports.ts';
import { DiskRoom } from './disk-room.ts';
import { SpeedLimit } from './speed-limit.ts';
import type { TransferTools } from './transfer.ts';
import { WriteBuffers } from './write-buffers.ts';
import { YoungGarbage } from './young-garbage.ts';

/** What all transfers of a core share. */
export function createTransferTools(clock: Clock, connections: Connections): TransferTools {
  return {
    clock,
    dispatcher: connections.transfers,
    limit: new SpeedLimit(clock),
    room: new DiskRoom(clock),
    garbage: new YoungGarbage(),
    buffers: new WriteBuffers(),
  };
}
