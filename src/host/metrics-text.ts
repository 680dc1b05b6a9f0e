import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metric, Sample } from '../core/activity/metrics.ts';

/** What Prometheus asks for: its text format, version 0.0.4. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const PREFIX = 'renderdesk_';

/** Metrics as Prometheus reads them, a line a sample. */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics.flatMap(linesOf).join('\n') + '\n';
}

function linesOf({ name, help, type, samples }: Metric): string[] {
  const full = PREFIX + name;
  return [
    `# HELP ${full} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    `# TYPE ${full} ${type}`,
    ...samples.map((sample) => `${full}${sample.suffix ?? ''}${labelsOf(sample)} ${sample.value}`),
  ];
}

function labelsOf({ labels }: Sample): string {
  const written = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return written.length === 0 ? '' : `{${written.join(',')}}`;
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/** What this process itself is like. */
export interface ProcessMetrics {
  metrics(): Metric[];
  stop(): void;
}

const NANOSECONDS = 1_000_000_000;

/** Measures how late the event loop is, from the first question on: else an idle process would wake for it. */
export function watchProcess(version: string): ProcessMetrics {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  return {
    metrics() {
      delay.enable();
      const { rss, heapUsed } = process.memoryUsage();
      const late = delay.percentile(99) / NANOSECONDS;
      // Of the time since it was last asked, and not since the start: else nothing would show.
      delay.reset();
      return [
        gauge('build_info', 'What is running', 1, { version }),
        gauge('uptime_seconds', 'Since its start', process.uptime()),
        gauge('resident_memory_bytes', 'Memory that it has', rss),
        gauge('heap_used_bytes', 'Memory that its objects use', heapUsed),
        gauge(
          'event_loop_delay_seconds',
          'How late the event loop is, at the 99th percentile',
          late,
        ),
      ];
    },
    stop: () => void delay.disable(),
  };
}

function gauge(name: string, help: string, value: number, labels: Sample['labels'] = {}): Metric {
  return { name, help, type: 'gauge', samples: [{ labels, value }] };
}
