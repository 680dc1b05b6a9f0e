import { replicate } from '../../src/core/providers/replicate/replicate.ts';
import { predictionBody } from '../unit/providers/replicate/replicate-builders.ts';
import { describeRecordings } from './recorded-exchanges.ts';

describeRecordings(replicate, {
  folder: 'replicate',
  basePath: '/v1',
  payload: predictionBody(),
  atLeast: 19,
});
