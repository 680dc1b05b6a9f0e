/** An order without `route` or `times` gets those that are chosen on the page, where it has them. */
export interface Preset {
  readonly label: string;
  readonly order: Readonly<Record<string, unknown>>;
}

const HOUR_MS = 60 * 60_000;
const html = '<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>';
const gateway = (status: number) => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/html' },
  body: html,
});

/** What a person can order with one click, in groups. `"?"` stands for what is chosen. */
export const presets: readonly {
  readonly title: string;
  readonly buttons: readonly Preset[];
}[] = [
  {
    title: 'Limits',
    buttons: [
      { label: '429 as usual', order: asked({ kind: 'limit' }) },
      {
        label: '429, wait told in seconds',
        order: asked({ kind: 'limit', retryAfter: 'seconds' }),
      },
      { label: '429, wait told as a date', order: asked({ kind: 'limit', retryAfter: 'date' }) },
      {
        label: '429, reset in seconds',
        order: asked({ kind: 'limit', retryAfter: 'absent', reset: 'seconds' }),
      },
      {
        label: '429, reset in milliseconds',
        order: asked({ kind: 'limit', retryAfter: 'absent', reset: 'milliseconds' }),
      },
      {
        label: '429, no wait told',
        order: asked({ kind: 'limit', retryAfter: 'absent', reset: 'absent' }),
      },
      {
        label: 'A secret limit of 10 a minute',
        order: { kind: 'secret-limit', count: 10, windowMs: 60_000 },
      },
    ],
  },
  {
    title: 'Answers that are none',
    buttons: [
      { label: '500', order: asked({ kind: 'error', status: 500 }) },
      { label: '502 of a gateway', order: asked(gateway(502)) },
      { label: '504 of a gateway', order: asked(gateway(504)) },
      {
        label: '502 after it was done',
        order: asked({ kind: 'garble', status: 502, contentType: 'text/html', body: html }),
      },
      { label: 'Malformed JSON', order: asked({ kind: 'garble', body: '{"id": nonsense' }) },
      { label: 'Truncated JSON', order: asked({ kind: 'truncate' }) },
      {
        label: 'HTML for JSON',
        order: asked({ kind: 'garble', contentType: 'text/html', body: html }),
      },
      { label: 'An empty answer', order: asked({ kind: 'garble', body: '' }) },
      { label: 'A redirect to another origin', order: asked({ kind: 'redirect' }) },
    ],
  },
  {
    title: 'The connection',
    buttons: [
      { label: 'Reset before it arrived', order: drop('before') },
      { label: 'Reset after it was done', order: drop('after') },
      { label: 'Silent for 30 s, then done', order: stall('before') },
      { label: 'Done, then silent for 30 s', order: stall('after') },
      { label: 'Cut off in the middle', order: asked({ kind: 'cut', afterBytes: 20 }) },
      { label: 'Frozen in the middle', order: asked({ kind: 'freeze', afterBytes: 20 }) },
      { label: 'Drips', order: asked({ kind: 'slow', bytesPerSecond: 100 }) },
      {
        label: 'Promises more than it sends',
        order: asked({ kind: 'wrong-length', by: 40, direction: 'longer' }),
      },
      {
        label: 'Lacks its last bytes',
        order: asked({ kind: 'wrong-length', by: 40, direction: 'shorter' }),
      },
    ],
  },
  {
    title: 'What stands in an answer',
    buttons: [
      { label: 'An unknown state', order: asked({ kind: 'mangle', what: 'unknown-state' }) },
      { label: 'No state', order: asked({ kind: 'mangle', what: 'no-state' }) },
      { label: 'Completed without a link', order: asked({ kind: 'mangle', what: 'no-link' }) },
      { label: 'A wrong size', order: asked({ kind: 'mangle', what: 'wrong-size' }) },
      { label: 'Nothing but id and state', order: asked({ kind: 'mangle', what: 'bare' }) },
      { label: 'A list without the newest', order: often({ kind: 'list', leaveOut: 'newest' }) },
      { label: 'An empty list', order: often({ kind: 'list', leaveOut: 'all' }) },
      { label: 'A list with another’s jobs', order: often({ kind: 'list', foreign: true }) },
    ],
  },
  {
    title: 'Renders and links',
    buttons: [
      { label: 'The next render fails', order: often({ kind: 'fail-render' }) },
      { label: 'The next cancel comes too late', order: often({ kind: 'lose-cancel' }) },
      { label: 'Every link expires', order: { kind: 'expire-links' } },
      { label: 'Links expire as they are given', order: { kind: 'expire-links', forGood: true } },
    ],
  },
  {
    title: 'The account',
    buttons: [
      { label: 'All is well', order: { kind: 'account', state: 'active' } },
      { label: 'Key revoked', order: { kind: 'account', state: 'key-revoked' } },
      { label: 'Subscription lapsed', order: { kind: 'account', state: 'subscription-inactive' } },
      { label: 'Out of credits', order: { kind: 'account', state: 'out-of-credits' } },
      { label: 'Over the plan', order: { kind: 'account', state: 'plan-limit' } },
      { label: 'The month’s quota used up', order: { kind: 'account', state: 'quota-used' } },
      { label: 'Storage full', order: { kind: 'account', state: 'storage-full' } },
      { label: 'One credit left', order: { kind: 'credits', balance: 1 } },
      { label: '1,000 credits', order: { kind: 'credits', balance: 1_000 } },
    ],
  },
  {
    title: 'Clock and manners',
    buttons: [
      { label: 'Clock 3 hours ahead', order: { kind: 'clock', skewMs: 3 * HOUR_MS } },
      { label: 'Clock 3 hours behind', order: { kind: 'clock', skewMs: -3 * HOUR_MS } },
      { label: 'Clock right', order: { kind: 'clock', skewMs: 0 } },
      { label: 'Untidy answers', order: { kind: 'sloppy', level: 'untidy' } },
      { label: 'Broken answers, too', order: { kind: 'sloppy', level: 'broken' } },
      { label: 'Tidy answers', order: { kind: 'sloppy', level: 'off' } },
    ],
  },
];

function often(order: Preset['order']): Preset['order'] {
  return { ...order, times: '?' };
}

function asked(order: Preset['order']): Preset['order'] {
  return { ...often(order), route: '?' };
}

function drop(when: 'before' | 'after'): Preset['order'] {
  return asked({ kind: 'drop', when, how: 'reset' });
}

function stall(when: 'before' | 'after'): Preset['order'] {
  return asked({ kind: 'stall', when, ms: 30_000 });
}
