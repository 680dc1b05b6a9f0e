import { BellRing, Check, CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import type { NoticeView } from '../../../shared/activity.ts';
import { attempt } from '../../client/attempt.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListBar } from '../../components/list-bar.tsx';
import { useNow } from '../../stores/now.ts';
import { useUnread } from '../../stores/unread.ts';
import { useView } from '../../stores/view.ts';
import { ago, moment } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import screen from './activity-screen.module.css';
import { LoadedPart } from './loaded-part.tsx';
import styles from './notices-part.module.css';
import { useLoaded } from './use-loaded.ts';

const PAGE = 50;

interface Page {
  readonly notices: readonly NoticeView[];
  readonly more: boolean;
}

/** Everything that was told, read or not. */
export function NoticesPart() {
  const [unreadOnly, setUnreadOnly] = useState(false);
  const unread = useUnread(({ unread }) => unread);
  const { loaded, again, change } = useLoaded<Page>(`${unreadOnly} ${unread}`, (client) =>
    client.activity.notices({ unread: unreadOnly, limit: PAGE }),
  );
  const older = async (before: number) => {
    const page = await attempt((client) =>
      client.activity.notices({ unread: unreadOnly, before, limit: PAGE }),
    );
    if (!page) return;
    change(({ notices }) => ({ notices: [...notices, ...page.notices], more: page.more }));
  };
  return (
    <>
      <ListBar
        lead={
          <label className={screen.check}>
            <input
              type="checkbox"
              checked={unreadOnly}
              onChange={({ target }) => setUnreadOnly(target.checked)}
            />
            {say('activity.notices.unreadOnly')}
          </label>
        }
      >
        <Button
          small
          icon={<Check />}
          disabled={unread === 0}
          onClick={() => void attempt((client) => client.activity.markRead({}))}
        >
          {say('activity.notices.readAll')}
        </Button>
      </ListBar>
      <div className={screen.scroller}>
        <LoadedPart loaded={loaded} again={again}>
          {({ notices, more }) =>
            notices.length === 0 ? (
              <NoNotice unreadOnly={unreadOnly} />
            ) : (
              <>
                <ul className={styles.list} aria-label={say('activity.notices.list')}>
                  {notices.map((notice) => (
                    <Notice key={notice.id} notice={notice} />
                  ))}
                </ul>
                <Older more={more} onMore={() => void older(notices.at(-1)?.id ?? 1)} />
              </>
            )
          }
        </LoadedPart>
      </div>
    </>
  );
}

export function Older({ more, onMore }: { readonly more: boolean; readonly onMore: () => void }) {
  if (!more) return null;
  return (
    <div className={screen.more}>
      <Button onClick={onMore}>{say('activity.more')}</Button>
    </div>
  );
}

function NoNotice({ unreadOnly }: { readonly unreadOnly: boolean }) {
  const which = unreadOnly ? 'allRead' : 'empty';
  return (
    <EmptyState icon={<BellRing />} title={say(`activity.notices.${which}.title`)}>
      <p>{say(`activity.notices.${which}.words`)}</p>
    </EmptyState>
  );
}

const signs = { completed: CircleCheck, failed: CircleX, 'needs-you': CircleAlert } as const;

/** Opens what a notice is about, and takes it for read. */
export function openNotice({ id, jobId }: NoticeView): void {
  void attempt((client) => client.activity.markRead({ ids: [id] }));
  if (jobId === null) useView.getState().show('accounts');
  else useView.getState().openJob(jobId);
}

function Notice({ notice }: { readonly notice: NoticeView }) {
  const now = useNow();
  const { id, kind, at, readAt } = notice;
  const title = translated(notice.title);
  const Sign = signs[kind];
  const isNew = readAt === null;
  return (
    <li className={styles.notice} data-kind={kind} data-new={isNew || undefined}>
      <button
        type="button"
        className={styles.open}
        aria-label={say('activity.notices.open', { title })}
        onClick={() => openNotice(notice)}
      >
        <Sign aria-hidden className={styles.sign} />
        <span className={styles.words}>
          <span className={styles.title}>
            {title}
            {isNew ? (
              <span className="visually-hidden"> ({say('activity.notices.new')})</span>
            ) : null}
          </span>
          <span className={styles.body}>{translated(notice.body)}</span>
        </span>
        <time dateTime={new Date(at).toISOString()} title={moment(at)}>
          {ago(at, now)}
        </time>
      </button>
      {isNew ? (
        <IconButton
          label={say('activity.notices.read')}
          onClick={() => void attempt((client) => client.activity.markRead({ ids: [id] }))}
        >
          <Check />
        </IconButton>
      ) : null}
    </li>
  );
}
