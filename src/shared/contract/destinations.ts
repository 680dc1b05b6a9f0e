import { z } from 'zod';
import {
  destinationRuleSchema,
  destinationTrialSchema,
  destinationViewSchema,
  MOST_DESTINATION_RULES,
} from '../destination.ts';
import { contract } from './errors.ts';

const rules = z.array(destinationRuleSchema).max(MOST_DESTINATION_RULES);
const path = z.string().min(1).max(4_096);

export const destinationsContract = {
  list: contract
    .route({ method: 'GET', path: '/destinations', summary: 'The rules for where files go' })
    .output(z.array(destinationViewSchema)),
  /** In the order in which they are tried. Files that are there stay where they are. */
  save: contract
    .route({ method: 'PUT', path: '/destinations', summary: 'Keep the rules for where files go' })
    .input(z.object({ rules }))
    .output(z.array(destinationViewSchema)),
  try: contract
    .route({
      method: 'POST',
      path: '/destinations/try',
      summary: 'Try a rule: where it would put the newest files',
    })
    .input(z.object({ rule: destinationRuleSchema }))
    .output(destinationTrialSchema),
  /** The same folder once more says that it is the right one, whatever lies there. */
  choose: contract
    .route({
      method: 'POST',
      path: '/destinations/choose',
      summary: 'Give another folder to the rules that have this one',
    })
    .input(z.object({ from: path, to: path }))
    .output(z.array(destinationViewSchema)),
};
