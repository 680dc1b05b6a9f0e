import { shotstack } from '../../src/core/providers/shotstack/shotstack.ts';
import { editBody } from '../unit/providers/shotstack/shotstack-builders.ts';
import { describeRecordings } from './recorded-exchanges.ts';

describeRecordings(shotstack, {
  folder: 'shotstack',
  basePath: '/edit/v1',
  payload: editBody(),
  atLeast: 12,
});
