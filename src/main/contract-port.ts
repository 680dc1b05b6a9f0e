import { ipcMain } from 'electron';
import type { IpcMainEvent, MessagePortMain, WebFrameMain } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import type { Logger } from '../core/ports.ts';
import type { RootRouter } from '../host/router.ts';
import { desktopPageOrigin } from '../shared/desktop-origins.ts';

const PORT = 'renderdesk:port';

export interface ContractPortOptions {
  readonly router: RootRouter;
  /** The frame that may speak, or null while there is no window. */
  readonly pageFrame: () => WebFrameMain | null;
  readonly logger: Logger;
}

/**
 * Serves the contract over the port that the page hands over. Who sent it is checked here, once:
 * a port belongs to whoever holds its other end. A new port, after a reload, closes the old one.
 */
export function acceptContractPort({ router, pageFrame, logger }: ContractPortOptions): () => void {
  const handler = new RPCHandler(router);
  let current: MessagePortMain | null = null;
  const accept = (event: IpcMainEvent) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!isOurPage(event.senderFrame, pageFrame())) {
      logger.log('warn', 'A port from a stranger was refused');
      port.close();
      return;
    }
    current?.close();
    current = port;
    port.once('close', () => {
      if (current === port) current = null;
    });
    handler.upgrade(port);
    port.start();
  };
  ipcMain.on(PORT, accept);
  return () => {
    ipcMain.off(PORT, accept);
    current?.close();
  };
}

function isOurPage(sender: WebFrameMain | null, page: WebFrameMain | null): boolean {
  return (
    sender !== null &&
    page !== null &&
    sender.parent === null &&
    sender.processId === page.processId &&
    sender.routingId === page.routingId &&
    sender.origin === desktopPageOrigin
  );
}
