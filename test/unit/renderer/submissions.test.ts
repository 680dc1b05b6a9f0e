import { beforeEach, expect, it } from 'vitest';
import { useSubmissions } from '../../../src/renderer/features/new-render/submissions.ts';
import { failure, type FailureCode } from '../../../src/shared/failure.ts';

const refusalOf = (code: FailureCode) => failure(code, 'It was not taken.', 'Do something.');

beforeEach(() => useSubmissions.setState({ inFlight: 0, refused: [] }));

it('tells a file that was not sent once, however often it is dropped', () => {
  const { refuse } = useSubmissions.getState();
  refuse([{ name: 'broken', failure: refusalOf('not-json') }]);
  refuse([{ name: 'broken', failure: refusalOf('empty-file') }]);
  const { refused } = useSubmissions.getState();
  expect(refused.map(({ failure }) => failure.code)).toEqual(['empty-file']);
});
