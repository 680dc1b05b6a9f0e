import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { useState } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { say } from '../../words/say.ts';
import { LoadedPart } from '../activity/loaded-part.tsx';
import { RequestLine } from '../activity/request-line.tsx';
import { useLoaded } from '../activity/use-loaded.ts';
import styles from './section.module.css';

/** More of one job are in the activity screen. */
const SHOWN = 200;

interface RequestsOfJobProps {
  readonly id: JobId;
  /** How long its history is: with every entry there may be more requests. */
  readonly grown: number;
}

/** What was asked of the provider for a job; loaded when somebody wants to see it. */
export function RequestsOfJob({ id, grown }: RequestsOfJobProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Collapsible.Root open={isOpen} onOpenChange={setIsOpen}>
      <div className={styles.disclosure}>
        <Collapsible.Trigger className={styles.toggle}>
          <ChevronRight aria-hidden />
          {say('activity.timeline.requests')}
        </Collapsible.Trigger>
      </div>
      <Collapsible.Content>
        {isOpen ? <Requests id={id} grown={grown} /> : null}
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

function Requests({ id, grown }: RequestsOfJobProps) {
  const { loaded, again } = useLoaded(`${id} ${grown}`, (client) =>
    client.activity.requests({ jobId: id, limit: SHOWN }),
  );
  return (
    <LoadedPart loaded={loaded} again={again}>
      {({ requests }) =>
        requests.length === 0 ? (
          <p>{say('activity.timeline.noRequests')}</p>
        ) : (
          <ul aria-label={say('activity.timeline.requests')}>
            {requests.map((request) => (
              <RequestLine key={request.id} request={request} />
            ))}
          </ul>
        )
      }
    </LoadedPart>
  );
}
