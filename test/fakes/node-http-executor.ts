import { HttpExecutor, type DownloadOptions } from 'builder-util-runtime';
import { request, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';

/** electron-updater's way to a server, by Node's own client instead of Chromium's. Loopback only. */
export class NodeHttpExecutor extends HttpExecutor<ClientRequest> {
  createRequest(
    options: RequestOptions,
    callback: (response: IncomingMessage) => void,
  ): ClientRequest {
    return request(options, callback);
  }

  /** As its executor for Electron does it. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const { protocol, hostname, port, pathname: path } = url;
      const asked = { protocol, hostname, port, path, headers: options.headers ?? {} };
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination));
      const call = { destination, options, onCancel, callback, responseHandler: null };
      this.doDownload(asked, call, 0);
    });
  }
}
