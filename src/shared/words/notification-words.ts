import type { NamedNotice, NoticeKind, Notification } from '../notification.ts';
import type { Translate } from '../sentences/translator.ts';
import type { Language } from './language.ts';
import type { Speaker, Translation } from './speaker.ts';

const english = {
  'notification.completed.one': '{name} is done',
  'notification.failed.one': '{name} failed',
  'notification.needs-you.one': '{name} needs you',
  'notification.completed.many':
    '{count, plural, one {# render is done} other {# renders are done}}',
  'notification.failed.many': '{count, plural, one {# render failed} other {# renders failed}}',
  'notification.needs-you.many':
    '{count, plural, one {# render needs you} other {# things need you}}',
  'notification.and-more': '{names} and {more, number} more',
  'notification.all-done.title': 'All renders are done',
  'notification.all-done.body':
    '{failed, plural, =0 {{done, plural, one {# is in your library} other {# are in your library}}} other {{done, number} done, # failed}}',
} as const;

const german: Translation<typeof english> = {
  'notification.completed.one': '{name} ist fertig',
  'notification.failed.one': '{name} ist fehlgeschlagen',
  'notification.needs-you.one': '{name} braucht Sie',
  'notification.completed.many':
    '{count, plural, one {# Rendering ist fertig} other {# Renderings sind fertig}}',
  'notification.failed.many':
    '{count, plural, one {# Rendering ist fehlgeschlagen} other {# Renderings sind fehlgeschlagen}}',
  'notification.needs-you.many':
    '{count, plural, one {# Rendering braucht Sie} other {# Dinge brauchen Sie}}',
  'notification.and-more': '{names} und {more, number} weitere',
  'notification.all-done.title': 'Alle Renderings sind fertig',
  'notification.all-done.body':
    '{failed, plural, =0 {{done, plural, one {# liegt in Ihrer Bibliothek} other {# liegen in Ihrer Bibliothek}}} other {{done, number} fertig, # fehlgeschlagen}}',
};

export type NotificationKey = keyof typeof english;

/** Of notifications, which the desktop app and a browser show alike. */
export const notificationWords: Readonly<
  Record<Language, Readonly<Record<NotificationKey, string>>>
> = { en: english, de: german };

/** Names that fit into a notification. */
const NAMED = 3;

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

export interface NotificationSpeaker extends Pick<Speaker<NotificationKey>, 'say'> {
  /** Says what the core has written down in the language of the notification. */
  readonly translate: Translate;
}

export function notificationText(
  speaker: NotificationSpeaker,
  notification: Notification,
): NotificationText {
  const { say, translate } = speaker;
  if (notification.type === 'all-done') {
    const { done, failed } = notification;
    return {
      title: say('notification.all-done.title'),
      body: say('notification.all-done.body', { done, failed }),
    };
  }
  const { kind, notices, count } = notification;
  const [only] = notices;
  if (count === 1 && only !== undefined)
    return { title: titleOf(speaker, only), body: translate(only.body) };
  return { title: say(manyOf(kind), { count }), body: namesOf(speaker, notices, count) };
}

function titleOf(
  { say, translate }: NotificationSpeaker,
  { kind, name, title }: NamedNotice,
): string {
  return name === null ? translate(title) : say(`notification.${kind}.one`, { name });
}

function manyOf(kind: NoticeKind): NotificationKey {
  return `notification.${kind}.many`;
}

/** What is about no job has its title for a name. */
function namesOf(
  { say, translate }: NotificationSpeaker,
  notices: readonly NamedNotice[],
  count: number,
): string {
  const named = notices.slice(0, NAMED).map(({ name, title }) => name ?? translate(title));
  const names = named.join(', ');
  const more = count - named.length;
  return more > 0 ? say('notification.and-more', { names, more }) : names;
}
