import type { RetentionRule } from '../../../../shared/library-care.ts';

const GIGABYTE = 1e9;

/** Why a rule lets a file go, for people. */
export function whyRule({ keep, per }: RetentionRule): string {
  switch (keep.what) {
    case 'days':
      return `It is older than ${keep.days} ${keep.days === 1 ? 'day' : 'days'}.`;
    case 'bytes':
      return `It lies beyond the newest ${sizeWords(keep.bytes)}${groupWords(per)}.`;
    case 'last':
      return `It is not among the newest ${keep.files.toLocaleString('en')} files${groupWords(per)}.`;
  }
}

function groupWords(per: RetentionRule['per']): string {
  switch (per) {
    case 'library':
      return '';
    case 'account':
      return ' of its account';
    case 'kind':
      return ' of its kind';
    case 'tag':
      return ' of any of its tags';
  }
}

function sizeWords(bytes: number): string {
  if (bytes < GIGABYTE / 100) return `${bytes.toLocaleString('en')} bytes`;
  return `${(bytes / GIGABYTE).toLocaleString('en', { maximumFractionDigits: 2 })} GB`;
}
