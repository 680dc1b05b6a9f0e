import { ChevronsUpDown } from 'lucide-react';
import { jobPriorities, type JobPriority } from '../../../shared/job.ts';
import { Button } from '../../components/button.tsx';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { say } from '../../words/say.ts';

interface PriorityMenuProps {
  /** Null: of several it is not the same. */
  readonly priority: JobPriority | null;
  readonly disabled?: boolean;
  readonly onChoose: (priority: JobPriority) => void;
}

/** Whether something goes before or after others of its account. */
export function PriorityMenu({ priority, disabled = false, onChoose }: PriorityMenuProps) {
  return (
    <Menu
      trigger={
        <Button small look="quiet" icon={<ChevronsUpDown />} disabled={disabled}>
          {priority === null || priority === 'normal'
            ? say('priority.deed')
            : say(`priority.${priority}`)}
        </Button>
      }
    >
      <MenuChoice
        label={say('priority.fact')}
        value={priority ?? ''}
        options={jobPriorities.map((value) => ({ value, label: say(`priority.${value}`) }))}
        onChange={(value) => {
          const chosen = jobPriorities.find((each) => each === value);
          if (chosen) onChoose(chosen);
        }}
      />
    </Menu>
  );
}
