import { useEffect } from 'react';
import { toast } from 'sonner';
import { BAD_NEWS_STAYS } from '../../components/toast-times.ts';
import { useLinks } from '../../stores/links.ts';
import { say } from '../../words/say.ts';
import { followLink } from './follow-link.ts';

/** Asks the person about links that were followed elsewhere, those that came before as well. */
export function useAskedLinks(): void {
  useEffect(() => {
    const takeAll = () => {
      for (const link of useLinks.getState().take()) followLink(link);
    };
    takeAll();
    return useLinks.subscribe((now, before) => {
      if (now.refused > before.refused)
        toast.error(say('native.link.refused'), { duration: BAD_NEWS_STAYS });
      takeAll();
    });
  }, []);
}
