import type { ChatProps } from '../chat-payload.ts';

/** How a conversation says times and days: in the payload's zone, else in UTC. */
export interface ChatTimes {
  timeOf(timestamp: string): string;
  dayOf(timestamp: string): string;
}

export function chatTimes(props: ChatProps): ChatTimes {
  const timeZone = props.timezone ?? 'UTC';
  const time = new Intl.DateTimeFormat(props.timeNotation === '12h' ? 'en-US' : 'en-GB', {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    hour12: props.timeNotation === '12h',
  });
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
  });
  return {
    // Some ICU versions put a narrow no-break space before AM; a plain one is in every font.
    timeOf: (timestamp) => time.format(new Date(timestamp)).replaceAll('\u202F', ' '),
    dayOf: (timestamp) => day.format(new Date(timestamp)),
  };
}
