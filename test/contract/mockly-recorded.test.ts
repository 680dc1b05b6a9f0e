import { mockly } from '../../src/core/providers/mockly/mockly.ts';
import { imagePayload } from '../unit/providers/mockly-builders.ts';
import { describeRecordings } from './recorded-exchanges.ts';

describeRecordings(mockly, {
  folder: 'mockly',
  basePath: '/api/v1',
  payload: imagePayload(),
  atLeast: 15,
});
