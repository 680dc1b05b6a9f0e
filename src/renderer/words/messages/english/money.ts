export const money = {
  'money.unknown': 'Not known',
  'money.renders': '{count, plural, one {render} other {renders}}',
} as const;
