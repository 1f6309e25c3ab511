import type { SavePlan } from '#src/credentials/plan-save.ts';
import type { TestPlace } from '#src/data/test-place.ts';
import type { CredentialRowValues } from './credential-form-values.ts';

/** What a person says yes to in the review, values aside: those are read from their inputs at the send. */
export type Confirmed = { rows: readonly CredentialRowValues[] } & (
  | { mode: 'authorize' }
  | { mode: 'save'; plan: SavePlan }
  | { mode: 'test'; place: TestPlace }
);
