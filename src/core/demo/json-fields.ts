/** What stands at a dotted path, e.g. `data.status`; undefined where nothing does. */
export function fieldAt(document: unknown, path: string): unknown {
  let found = document;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

/** Sets what stands at a dotted path; undefined leaves the field out, since JSON has none. */
export function setField(document: unknown, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.length === 0 ? document : fieldAt(document, names.join('.'));
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, last, value);
}
