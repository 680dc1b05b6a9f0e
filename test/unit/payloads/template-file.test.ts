import { describe, expect, it } from 'vitest';
import { readTemplateFile, templateFile } from '../../../src/shared/template-file.ts';
import { payloadTemplateSchema } from '../../../src/shared/template.ts';

describe('the file of a template', () => {
  const template = payloadTemplateSchema.parse({
    id: 3,
    name: 'Spring / {{city}}',
    providerId: 'mockly',
    content: '{ "props": { "text": "{{city}}" } }\n',
    placeholders: ['city'],
    createdAt: 1,
    changedAt: 2,
  });

  it('brings back its name and its content as they were, whatever the file is called', () => {
    const { name, content } = template;
    expect(readTemplateFile('other.json', templateFile(template))).toEqual({ name, content });
    expect(JSON.parse(templateFile(template))).toMatchObject({ placeholders: ['city'] });
  });

  it('is a payload by itself where it is no file of ours', () => {
    const text = '{ "format": "mp4" }';
    expect(readTemplateFile('Promo.template.json', text)).toEqual({ name: 'Promo', content: text });
    expect(readTemplateFile('broken.json', '{')).toEqual({ name: 'broken', content: '{' });
  });
});
