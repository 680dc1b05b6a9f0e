import { Tabs } from 'radix-ui';
import { useUnread } from '../../stores/unread.ts';
import { activityParts, useView, type ActivityPart } from '../../stores/view.ts';
import { numberWords, say } from '../../words/say.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import styles from './activity-screen.module.css';
import { HealthPart } from './health-part.tsx';
import { LogPart } from './log-part.tsx';
import { NoticesPart } from './notices-part.tsx';
import { RequestsPart } from './requests-part.tsx';

const parts: Readonly<Record<ActivityPart, () => React.ReactNode>> = {
  notices: NoticesPart,
  requests: RequestsPart,
  log: LogPart,
  health: HealthPart,
};

/** What was done and told: notices, requests, the log, and how the providers do. */
export function ActivityScreen() {
  const current = useView(({ activityPart }) => activityPart);
  const lookAt = useView(({ lookAt }) => lookAt);
  const unread = useUnread(({ unread }) => unread);
  return (
    <>
      <ScreenHeader title={say('activity.title')} note={say('activity.note')} />
      <Tabs.Root
        className={styles.tabs}
        value={current}
        onValueChange={(value) => lookAt(value as ActivityPart)}
      >
        <Tabs.List className={styles.list} aria-label={say('activity.tabs')}>
          {activityParts.map((part) => (
            <Tabs.Trigger key={part} value={part} className={styles.tab}>
              {say(`activity.tab.${part}`)}
              {part === 'notices' && unread > 0 ? (
                <span className={styles.count}>
                  <span aria-hidden>{numberWords(unread)}</span>
                  <span className="visually-hidden">
                    {say('activity.unread', { count: unread })}
                  </span>
                </span>
              ) : null}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {activityParts.map((part) => {
          const Part = parts[part];
          return (
            <Tabs.Content key={part} value={part} className={styles.part} tabIndex={-1}>
              <Part />
            </Tabs.Content>
          );
        })}
      </Tabs.Root>
    </>
  );
}
