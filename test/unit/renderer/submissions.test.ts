import { beforeEach, describe, expect, it } from 'vitest';
import { failure, type FailureCode } from '../../../src/shared/failure.ts';
import {
  useSubmissions,
  type WaitingPayload,
} from '../../../src/renderer/features/new-render/submissions.ts';

const refusalOf = (code: FailureCode) => failure(code, 'It was not taken.', 'Do something.');
const file = (name: string) => ({ name, contentBase64: 'e30=' });

function aWaiting(name: string, code: FailureCode, providerId = 'mockly'): WaitingPayload {
  return { file: file(name), failure: refusalOf(code), providerId };
}

describe('payloads that a person must say something about', () => {
  beforeEach(() => useSubmissions.setState({ waiting: [], refused: [] }));

  it('are taken together where the question is the same, and the others wait for theirs', () => {
    const { wait, takeWaiting } = useSubmissions.getState();
    wait([
      aWaiting('one', 'account-ambiguous'),
      aWaiting('two', 'no-account', 'rendley'),
      aWaiting('three', 'account-ambiguous'),
      aWaiting('four', 'account-ambiguous', 'rendley'),
    ]);
    const names = () => takeWaiting().map(({ file }) => file.name);
    expect([names(), names(), names(), names()]).toEqual([['one', 'three'], ['two'], ['four'], []]);
  });

  it('can be sent again only where the payload was not at fault', () => {
    const { refuse, takeRepeatable } = useSubmissions.getState();
    refuse([
      { name: 'broken', failure: refusalOf('not-json') },
      { name: 'keyless', failure: refusalOf('key-missing'), payload: file('keyless') },
    ]);
    expect(takeRepeatable()).toEqual([file('keyless')]);
    expect(useSubmissions.getState().refused.map(({ name }) => name)).toEqual(['broken']);
  });

  it('are told once, however often they are dropped', () => {
    const { refuse } = useSubmissions.getState();
    refuse([{ name: 'broken', failure: refusalOf('not-json') }]);
    refuse([{ name: 'broken', failure: refusalOf('empty-file') }]);
    const { refused } = useSubmissions.getState();
    expect(refused.map(({ failure }) => failure.code)).toEqual(['empty-file']);
  });
});
