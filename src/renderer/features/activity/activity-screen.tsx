import { TabBar, Tabbed, TabPart } from '../../components/tab-bar.tsx';
import { useUnread } from '../../stores/unread.ts';
import { activityParts, useView, type ActivityPart } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
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
      <Tabbed value={current} onChange={(value) => lookAt(value as ActivityPart)}>
        <TabBar
          label={say('activity.tabs')}
          tabs={activityParts.map((value) => ({
            value,
            label: say(`activity.tab.${value}`),
            ...(value === 'notices'
              ? { count: unread, news: say('activity.unread', { count: unread }) }
              : {}),
          }))}
        />
        {activityParts.map((part) => {
          const Part = parts[part];
          return (
            <TabPart key={part} value={part}>
              <Part />
            </TabPart>
          );
        })}
      </Tabbed>
    </>
  );
}
