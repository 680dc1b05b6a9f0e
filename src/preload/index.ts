import { ipcRenderer } from 'electron';

/*
 * Hands the page one MessagePort to the main process, and nothing else. The page says that it
 * listens; a reload says so again and gets a new port.
 */

const READY = 'renderdesk:ready';
const PORT = 'renderdesk:port';
/** The app's own page. Spelled out because a preload imports nothing of ours. */
const PAGE_ORIGIN = 'https://app.renderdesk.invalid';

function isOurPage(): boolean {
  return window.top === window && window.location.origin === PAGE_ORIGIN;
}

window.addEventListener('message', (event) => {
  if (event.data !== READY || event.source !== window || event.origin !== PAGE_ORIGIN) return;
  if (!isOurPage()) return;
  const { port1: mainEnd, port2: pageEnd } = new MessageChannel();
  ipcRenderer.postMessage(PORT, null, [mainEnd]);
  window.postMessage(PORT, PAGE_ORIGIN, [pageEnd]);
});
