import { ArrowRight, Merge, Palette, Pencil, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TagView } from '../../../../shared/library.ts';
import { host } from '../../../client/session.ts';
import { ColourSign } from '../../../components/tag-signs.tsx';
import { useLibraryNews } from '../../../stores/library-news.ts';
import { say } from '../../../words/say.ts';
import { ScreenHeader } from '../../shell/screen-header.tsx';
import { CareRow } from '../care/care-row.tsx';
import { useCare } from '../care/care-store.ts';
import { CareTab } from '../care/care-tab.tsx';
import { DeedList } from '../lists/deed-list.tsx';
import type { Deed } from '../lists/deed.ts';
import type { LoadRows } from '../lists/row-pager.ts';
import { useRowPager } from '../lists/use-row-pager.ts';
import { PlaceBack } from '../place-back.tsx';
import { useUndoKey } from '../use-undo-key.ts';
import { deleteTags, showTag } from './tag-deeds.ts';
import { TagColourDialog } from './tag-colour-dialog.tsx';
import { TagNameDialog } from './tag-name-dialog.tsx';

interface Asked {
  readonly deed: 'rename' | 'merge' | 'colour';
  readonly tags: readonly TagView[];
}

/** There are so few that they come at once. */
const loadTags: LoadRows<TagView> = async (_after, _limit, signal) => ({
  rows: await host().library.tags(undefined, { signal }),
  next: null,
});

const deedsWith = (ask: (asked: Asked) => void): readonly Deed<TagView>[] => [
  {
    name: 'show',
    label: say('tags.show'),
    icon: <ArrowRight />,
    key: { shown: 'Enter', pressed: [] },
    forOne: true,
    inMenuOnly: true,
    run: ([tag]) => tag && showTag(tag),
  },
  {
    name: 'rename',
    label: say('tags.rename'),
    icon: <Pencil />,
    key: { shown: 'R', pressed: ['r', 'F2'] },
    forOne: true,
    run: (tags) => ask({ deed: 'rename', tags }),
  },
  {
    name: 'colour',
    label: say('tags.colour'),
    icon: <Palette />,
    key: { shown: 'C', pressed: ['c'] },
    run: (tags) => ask({ deed: 'colour', tags }),
  },
  {
    name: 'merge',
    label: say('tags.merge'),
    icon: <Merge />,
    key: { shown: 'M', pressed: ['m'] },
    run: (tags) => ask({ deed: 'merge', tags }),
  },
  {
    name: 'delete',
    label: say('tags.delete'),
    icon: <Trash2 />,
    key: { shown: say('tags.deleteKey'), pressed: ['Delete', 'Backspace'] },
    danger: true,
    run: (tags) => void deleteTags(tags),
  },
];

const draw = ({ name, count, colour }: TagView) => (
  <CareRow
    picture={colour ? <ColourSign colour={colour} /> : <Tag aria-hidden />}
    name={name}
    detail={say('tags.items', { count })}
  />
);

const labelOf = ({ name, count, colour }: TagView): string =>
  [name, say('tags.items', { count }), colour ? say(`accounts.colour.${colour}`) : null]
    .filter(Boolean)
    .join(', ');

interface AskedProps {
  readonly asked: Asked;
  readonly known: readonly TagView[];
  readonly onClose: () => void;
}

function AskedDialog({ asked: { deed, tags }, known, onClose }: AskedProps) {
  return deed === 'colour' ? (
    <TagColourDialog tags={tags} onClose={onClose} />
  ) : (
    <TagNameDialog deed={deed} tags={tags} known={known} onClose={onClose} />
  );
}

/** All tags: coloured, renamed, merged, deleted; each with a way back. */
export function TagsScreen() {
  const told = useCare(({ told }) => told);
  const news = useLibraryNews(({ told }) => told);
  const { pager, rows } = useRowPager(loadTags, told + news);
  const [asked, setAsked] = useState<Asked | null>(null);
  useUndoKey();
  return (
    <>
      <ScreenHeader title={say('tags.title')} back={<PlaceBack />} note={say('tags.note')} />
      <CareTab
        pager={pager}
        empty={{ icon: <Tag />, title: say('tags.none'), words: say('tags.noneWords') }}
      >
        <DeedList
          label={say('tags.title')}
          of="tags"
          pager={pager}
          total={rows.length}
          idOf={({ name }) => name}
          labelOf={labelOf}
          draw={draw}
          deeds={deedsWith(setAsked)}
          onOpen={showTag}
        />
        {asked ? <AskedDialog asked={asked} known={rows} onClose={() => setAsked(null)} /> : null}
      </CareTab>
    </>
  );
}
