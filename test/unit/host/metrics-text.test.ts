import { describe, expect, it } from 'vitest';
import { metricsOf } from '../../../src/core/activity/metrics.ts';
import type { Sum } from '../../../src/core/activity/sum.ts';
import { metricsText } from '../../../src/host/metrics-text.ts';
import { anAccountId } from '../../fakes/fake-core.ts';

const sum = (measure: string, label: string, count: number, total = 0): Sum => ({
  measure,
  label,
  count,
  total,
  bytes: 0,
  accountId: anAccountId,
  providerId: 'mockly',
});

function textOf(...totals: Sum[]): string[] {
  const metrics = metricsOf(
    {
      activityBook: { totals: () => totals },
      recorder: { dropped: 0 },
      liveJobs: { byState: () => [{ state: 'queued', count: 2, oldest: 1_000 }] },
      notices: { unread: () => 3 },
    },
    5_000,
  );
  return metricsText(metrics).split('\n');
}

const whose = `provider="mockly",account="${anAccountId}"`;

describe('metrics as Prometheus reads them', () => {
  it('count requests by kind and by what came of them', () => {
    const lines = textOf(sum('request', 'check ok', 5, 1_500));
    expect(lines).toContain('# TYPE renderdesk_requests_total counter');
    expect(lines).toContain(`renderdesk_requests_total{${whose},kind="check",outcome="ok"} 5`);
    expect(lines).toContain(
      `renderdesk_request_seconds_total{${whose},kind="check",outcome="ok"} 1.5`,
    );
  });

  it('put what is shorter into every longer bucket', () => {
    const lines = textOf(sum('render', '2000', 2, 3_000), sum('render', 'longer', 1, 30_000_000));
    const bucket = (le: string) => `renderdesk_render_seconds_bucket{${whose},le="${le}"}`;
    expect(lines).toContain(`${bucket('1')} 0`);
    expect(lines).toContain(`${bucket('2')} 2`);
    expect(lines).toContain(`${bucket('21600')} 2`);
    expect(lines).toContain(`${bucket('+Inf')} 3`);
    expect(lines).toContain(`renderdesk_render_seconds_count{${whose}} 3`);
    expect(lines).toContain(`renderdesk_render_seconds_sum{${whose}} 30003`);
  });

  it('say how much there is to do, and escape what would break a line', () => {
    const lines = textOf(sum('retry', 'a "b"\n\\', 1));
    expect(lines).toContain('renderdesk_jobs{state="queued"} 2');
    expect(lines).toContain('renderdesk_oldest_job_seconds{state="queued"} 4');
    expect(lines).toContain('renderdesk_unread_notices 3');
    expect(lines).toContain(`renderdesk_retries_total{${whose},what="a \\"b\\"\\n\\\\"} 1`);
  });
});
