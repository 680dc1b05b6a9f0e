/** The payloads that come with the app, as text, by file name. */
const texts = import.meta.glob<string>('../../../../resources/payloads/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const samplePayloads: readonly { readonly name: string; readonly text: string }[] =
  Object.entries(texts)
    .map(([path, text]) => ({ name: path.slice(path.lastIndexOf('/') + 1), text }))
    .toSorted((left, right) => left.name.localeCompare(right.name));
