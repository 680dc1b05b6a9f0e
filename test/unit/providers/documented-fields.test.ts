import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  documentedFields,
  field,
  fieldOf,
  linkOf,
} from '../../../src/core/providers/answer-fields.ts';

const schema = z.object({ download_url: field(linkOf), id: z.unknown().optional() });
const LINK = 'https://files.example/a.mp4';

describe('the fields of an answer', () => {
  it.each(['download_url', 'downloadUrl', 'DownloadUrl', 'DOWNLOAD_URL', 'download-url'])(
    'are found where one is spelled %s',
    (name) => expect(documentedFields(schema, { [name]: LINK }).download_url).toBe(LINK),
  );

  it('are those that are spelled as documented, where others look like them', () => {
    const answer = { downloadUrl: 'https://other.example/', download_url: null, ID: 1, id: 2 };
    expect(documentedFields(schema, answer)).toEqual({ download_url: null, id: 2 });
  });

  it('are the first of those that only look like them', () => {
    expect(fieldOf({ Render_Id: 'a', renderID: 'b' }, 'renderId')).toBe('a');
  });

  it('are nothing where there is nothing like them', () => {
    expect(fieldOf({ url: LINK, downloadUrls: [LINK] }, 'download_url')).toBeUndefined();
  });
});
