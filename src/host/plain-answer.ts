import type { ServerResponse } from 'node:http';

/** A short answer in plain words, for a person or a program that asked for the wrong thing. */
export function answerPlainly(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.writeHead(status);
  response.end(`${sentence}\n`);
}
