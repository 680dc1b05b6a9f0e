import { expect, it } from 'vitest';
import { withoutField } from '../../../../src/core/providers/replicate/without-field.ts';

it.each([
  ['{"model":"a/b","input":{}}', '{"input":{}}'],
  ['{"input":{},"model":"a/b"}', '{"input":{}}'],
  ['{"model":"a/b"}', '{}'],
  ['{"a":1,"model":{"x":[1,{"y":","}]},"b":2}', '{"a":1,"b":2}'],
  ['{"input":{"model":"kept"},"model":"a/b"}', '{"input":{"model":"kept"}}'],
  ['{"m\\u006fdel":"a/b","input":"\\"model\\":,}"}', '{"input":"\\"model\\":,}"}'],
  ['{"model":"a","model":"b","n":1e400}', '{"n":1e400}'],
  ['{"list":["model",1],"model":1}', '{"list":["model",1]}'],
  ['{"input":{}}', '{"input":{}}'],
])('%s becomes %s', (text, rest) => {
  expect(withoutField(text, 'model')).toBe(rest);
});

it('leaves every other letter as it was', () => {
  const text = '{\n  "model" : "a/b" ,\n  "input" : { "n": 12345678901234567890 }\n}';
  expect(withoutField(text, 'model')).toContain('"input" : { "n": 12345678901234567890 }');
  expect(JSON.parse(withoutField(text, 'model'))).toHaveProperty('input');
});
