import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core/services.ts';
import { hasToken } from './has-token.ts';
import { METRICS_TYPE, metricsText, watchProcess } from './metrics-text.ts';
import { answerPlainly } from './plain-answer.ts';

export type MetricsRoute = (request: IncomingMessage, response: ServerResponse) => void;

export interface MetricsParts {
  readonly core: Pick<Core, 'activity'>;
  readonly token: string;
  readonly version: string;
}

/** `/metrics` for Prometheus, with `Authorization: Bearer TOKEN`. */
export function createMetricsRoute({ core, token, version }: MetricsParts): {
  answer: MetricsRoute;
  stop(): void;
} {
  const own = watchProcess(version);
  return {
    answer(request, response) {
      if (!hasToken(request, token)) {
        response.setHeader('WWW-Authenticate', 'Bearer');
        answerPlainly(response, 401, 'Send the token of this run: Authorization: Bearer TOKEN.');
      } else if (request.method !== 'GET') {
        response.setHeader('Allow', 'GET');
        answerPlainly(response, 405, 'This address can only be read.');
      } else {
        response.setHeader('Content-Type', METRICS_TYPE);
        response.end(metricsText([...core.activity.metrics(), ...own.metrics()]));
      }
    },
    stop: () => own.stop(),
  };
}
