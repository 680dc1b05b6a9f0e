import { dump, load } from 'js-yaml';

interface RawFeed {
  version: string;
  files: { url: string }[];
}

/**
 * One feed of those that machines of several architectures made under one name: electron-builder
 * takes each for the only one. What is said besides the files is the first's.
 * @throws Error where they are of different versions
 */
export function mergeFeeds(texts: readonly string[]): string {
  const feeds = texts.map((text) => load(text) as RawFeed);
  const [first] = feeds;
  if (first === undefined) throw new Error('There is no feed to be put together.');
  const versions = new Set(feeds.map(({ version }) => version));
  if (versions.size > 1) throw new Error(`They are of ${[...versions].join(' and ')}.`);
  const files = new Map(feeds.flatMap(({ files }) => files).map((file) => [file.url, file]));
  return dump({ ...first, files: [...files.values()] }, { lineWidth: -1 });
}
