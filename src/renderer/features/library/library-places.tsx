import { CopyCheck, HardDrive, Tags } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLibraryPlace, type LibraryPlace } from '../../stores/library-place.ts';
import { MenuItem } from '../../components/menu.tsx';
import { say } from '../../words/say.ts';
import panel from './filter-panel.module.css';

interface Way {
  readonly place: LibraryPlace;
  readonly label: string;
  readonly icon: ReactNode;
}

/** Where the library is looked after as a whole. */
const ways = (): readonly Way[] => [
  { place: 'disk', label: say('care.title'), icon: <HardDrive aria-hidden /> },
  { place: 'duplicates', label: say('duplicates.title'), icon: <CopyCheck aria-hidden /> },
  { place: 'tags', label: say('tags.title'), icon: <Tags aria-hidden /> },
];

/** The ways there as lines of a menu. */
export function PlaceItems() {
  const go = useLibraryPlace(({ go }) => go);
  return ways().map(({ place, label, icon }) => (
    <MenuItem key={place} icon={icon} onSelect={() => go(place)}>
      {label}
    </MenuItem>
  ));
}

/** The same below the filters. */
export function PlaceLinks() {
  const go = useLibraryPlace(({ go }) => go);
  return (
    <section className={panel.section} aria-label={say('care.more')}>
      <ul>
        {ways().map(({ place, label, icon }) => (
          <li key={place}>
            <button type="button" className={panel.choice} onClick={() => go(place)}>
              <span className={panel.sign}>{icon}</span>
              <span className={panel.label}>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
