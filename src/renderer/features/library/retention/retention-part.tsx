import { Eraser, Plus, Power, PowerOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RetentionRules, RetentionView } from '../../../../shared/library-care.ts';
import { attempt } from '../../../client/attempt.ts';
import { Button } from '../../../components/button.tsx';
import { useConnection } from '../../../stores/connection.ts';
import { useLibraryNews } from '../../../stores/library-news.ts';
import { moment } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { SettingsPart } from '../../settings/settings-part.tsx';
import row from '../../settings/settings-screen.module.css';
import { PreviewList } from './preview-list.tsx';
import { applyNow, keepRules } from './retention-deeds.ts';
import styles from './retention-part.module.css';
import { draftOf, newDraft, rulesOf, sameRules, type RuleDraft } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';
import { usePreview, type ShownPreview } from './use-preview.ts';

/** The rules as they are kept, and the tags that there are. */
function useKept() {
  const [view, setView] = useState<RetentionView | null>(null);
  const [tags, setTags] = useState<readonly string[]>([]);
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (!isOpen) return;
    const load = async () => {
      const loaded = await attempt((client) =>
        Promise.all([client.library.retention(), client.library.tags()]),
      );
      if (!loaded) return;
      setView(loaded[0]);
      setTags(loaded[1].map(({ name }) => name));
    };
    void load();
  }, [isOpen]);
  return { view, setView, tags };
}

/** When the rules went to work last, and when they do next. */
function Times({ view }: { readonly view: RetentionView }) {
  const { on, lastRunAt, lastRunFiles, nextRunAt } = view;
  return (
    <p className={row.soft}>
      {on ? say('retention.on') : say('retention.off')}{' '}
      {lastRunAt === null
        ? null
        : say('retention.last', { when: moment(lastRunAt), count: lastRunFiles })}{' '}
      {nextRunAt === null ? null : say('retention.next', { when: moment(nextRunAt) })}
    </p>
  );
}

interface DeedsProps {
  readonly view: RetentionView;
  readonly rules: RetentionRules | null;
  readonly shown: ShownPreview;
  readonly onView: (view: RetentionView | undefined) => void;
}

function Deeds({ view, rules, shown, onView }: DeedsProps) {
  const { preview } = shown;
  const isSame = rules !== null && sameRules(rules, view);
  const isReady = rules !== null && preview !== null;
  const keep = (on: boolean) => {
    if (rules !== null) void keepRules(rules, on, preview).then(onView);
  };
  return (
    <div className={row.row}>
      {view.on && isSame ? (
        <Button icon={<PowerOff />} onClick={() => keep(false)}>
          {say('retention.turnOff')}
        </Button>
      ) : (
        <Button
          look="primary"
          icon={<Power />}
          disabled={!isReady || rules.rules.length === 0}
          onClick={() => keep(true)}
        >
          {say(view.on ? 'retention.useThese' : 'retention.turnOn')}
        </Button>
      )}
      {isSame || rules === null || (rules.rules.length > 0 && view.on) ? null : (
        <Button onClick={() => keep(false)}>{say('retention.keepOff')}</Button>
      )}
      <Button
        icon={<Eraser />}
        disabled={!isReady || preview.files === 0}
        onClick={() => {
          if (isReady) void applyNow(rules, view.on, preview).then(onView);
        }}
      >
        {say('retention.now')}
      </Button>
    </div>
  );
}

function Rules({
  view,
  tags,
  onView,
}: Omit<DeedsProps, 'rules' | 'shown'> & { tags: readonly string[] }) {
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() => view.rules.map(draftOf));
  const [keepNoted, setKeepNoted] = useState(view.keepNoted);
  const next = useRef(view.rules.length);
  const told = useLibraryNews(({ told }) => told);
  const rules = rulesOf(drafts, keepNoted);
  const shown = usePreview(rules, told);
  const put = (key: number, draft: RuleDraft | null) =>
    setDrafts((before) => before.flatMap((one) => (one.key === key ? (draft ?? []) : one)));
  const add = () => {
    next.current += 1;
    setDrafts([...drafts, newDraft(next.current)]);
  };
  return (
    <>
      {drafts.length > 0 ? (
        <ol className={styles.rules} aria-label={say('retention.rules')}>
          {drafts.map((draft, index) => (
            <RuleEditor
              key={draft.key}
              draft={draft}
              number={index + 1}
              knownTags={tags}
              onChange={(changed) => put(draft.key, changed)}
              onRemove={() => put(draft.key, null)}
            />
          ))}
        </ol>
      ) : (
        <p className={row.soft}>{say('retention.none')}</p>
      )}
      <Button small icon={<Plus />} onClick={add}>
        {say('retention.add')}
      </Button>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={keepNoted}
          onChange={({ target }) => setKeepNoted(target.checked)}
        />
        {say('retention.keepNoted')}
      </label>
      {drafts.length > 0 && rules !== null ? <PreviewList {...shown} /> : null}
      {drafts.length > 0 || view.rules.length > 0 ? (
        <Deeds view={view} rules={rules} shown={shown} onView={onView} />
      ) : null}
      {drafts.length > 0 || view.lastRunAt !== null ? <Times view={view} /> : null}
    </>
  );
}

/** What need not be kept for ever: rules, and what they would do, before they do anything. */
export function RetentionPart() {
  const { view, setView, tags } = useKept();
  return (
    <SettingsPart title={say('retention.title')} hint={say('retention.hint')}>
      {view ? (
        <Rules view={view} tags={tags} onView={(changed) => changed && setView(changed)} />
      ) : null}
    </SettingsPart>
  );
}
