export const when = {
  'when.title': '{count, plural, one {Send {name} later} other {Send # renders later}}',
  'when.about':
    'It is kept in this library, and sent when the time comes; at once, if Renderdesk was closed or asleep then.',
  'when.quick.inAnHour': 'In an hour',
  'when.quick.tonight': 'Tonight',
  'when.quick.tomorrowMorning': 'Tomorrow morning',
  'when.field': 'Day and time',
  'when.field.hint': 'By the clock of this machine.',
  'when.problem.none': 'Give a day and a time.',
  'when.problem.past': 'That has passed. Choose a time that is yet to come.',
  'when.cancel': 'Cancel',
  'when.choose': 'Send then',
  'when.deed': 'Send later…',
  'when.deed.now': 'Send now',
  'when.done.later':
    '{count, plural, one {# render is sent at {time}} other {# renders are sent at {time}}}',
  'when.done.now':
    '{count, plural, one {# render is sent in its turn} other {# renders are sent in their turn}}',
  'when.waits': 'Sends at {time}',
  'when.fact': 'Not sent before',
  'when.review.title': 'Send these files later',
  'when.review.none': 'Send in their turn',
  'when.review.chosen': 'At {time}',
  'when.review.send': '{count, plural, one {Send # later} other {Send # later}}',
  'priority.fact': 'Priority',
  'priority.deed': 'Priority',
  'priority.high': 'High priority',
  'priority.normal': 'Normal priority',
  'priority.low': 'Low priority',
  'priority.done.high':
    '{count, plural, one {# render goes before others} other {# renders go before others}}',
  'priority.done.normal':
    '{count, plural, one {# render goes in its turn} other {# renders go in their turn}}',
  'priority.done.low':
    '{count, plural, one {# render goes after others} other {# renders go after others}}',
} as const;
