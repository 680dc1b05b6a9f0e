import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { rootContract } from '../shared/contract/index.ts';
import { LARGEST_REQUEST_BYTES } from '../shared/limits.ts';
import type { RootRouter } from './router.ts';
import { hasToken } from './has-token.ts';
import { refuseUnreadable } from './typed-errors.ts';

export interface ApiRouteParts {
  readonly router: RootRouter;
  readonly token: string;
  readonly version: string;
}

export type ApiRoute = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

/**
 * The contract for scripts, under `/api`, with `Authorization: Bearer TOKEN`; what there is says
 * `/api/openapi.json`.
 */
export function createApiRoute({ router, token, version }: ApiRouteParts): ApiRoute {
  const handler = new OpenAPIHandler(router, {
    interceptors: [refuseUnreadable],
  });
  let description: Promise<string> | null = null;

  return async (path, request, response) => {
    const refusal = refusalOf(request, token);
    if (refusal !== null) {
      refuse(response, ...refusal);
      return;
    }
    if (path === '/api/openapi.json') {
      description ??= describe(version);
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(await description);
      return;
    }
    const { matched } = await handler.handle(request, response, { prefix: '/api', context: {} });
    if (!matched)
      refuse(response, 404, 'NOT_FOUND', 'There is no such call; see /api/openapi.json.');
  };
}

type ApiRefusal = [status: number, code: string, message: string];

function refusalOf(request: IncomingMessage, token: string): ApiRefusal | null {
  if (!hasToken(request, token)) {
    return [401, 'UNAUTHORIZED', 'Send the token of this run: Authorization: Bearer TOKEN.'];
  }
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] !== undefined) {
    return [411, 'LENGTH_REQUIRED', 'Send the body with a Content-Length.'];
  }
  if (Number(length ?? 0) > LARGEST_REQUEST_BYTES) {
    return [413, 'PAYLOAD_TOO_LARGE', 'The request is too large; send fewer files at a time.'];
  }
  return null;
}

/** In the shape of the handler's own errors. The body that may follow is not waited for. */
function refuse(response: ServerResponse, ...[status, code, message]: ApiRefusal): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Connection', 'close');
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.writeHead(status);
  response.end(JSON.stringify({ defined: false, code, status, message }));
}

async function describe(version: string): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(rootContract, {
    info: { title: 'Renderdesk', version },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
  return JSON.stringify(document, null, 2);
}
