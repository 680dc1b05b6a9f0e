import type { OutputId } from '../../shared/ids.ts';
import type { PreviewPart, PreviewView } from '../../shared/preview.ts';
import type { Preview } from '../db/preview-repository.ts';
import type { MediaLinks } from '../ports.ts';

/** What clients see of a preview; `undefined`: nobody has asked for it yet. */
export function previewView(
  outputId: OutputId,
  preview: Preview | undefined,
  links: MediaLinks,
): PreviewView {
  const { small, large, strip, waveform } = preview?.parts ?? nothing;
  const url = (part: PreviewPart) =>
    links.previewUrlFor?.(outputId, part, preview?.changedAt ?? 0) ?? '';
  return {
    outputId,
    state: preview?.state ?? 'none',
    reason: preview?.reason ?? null,
    drawnByWindow: preview?.state === 'waiting' && preview.byWindow,
    small: small && { ...small, url: url('small') },
    large: large && { ...large, url: url('large') },
    strip: strip && { ...strip, url: url('strip') },
    waveform: waveform && { ...waveform, url: url('waveform') },
  };
}

const nothing = { small: null, large: null, strip: null, waveform: null };
