import type { KnownKey, SavePlan } from '#src/credentials/plan-save.ts';
import type { TestPlace } from '#src/data/test-place.ts';
import type { CredentialRowValues } from './credential-form-values.ts';

/** What a person says yes to in the review, values aside: those are read from their inputs at the send. */
export type Confirmed = { rows: readonly CredentialRowValues[] } & (
  | { mode: 'authorize' }
  /** `told`: what Graph told of the stored keys when the plan was made. */
  | { mode: 'save'; plan: SavePlan; told: readonly KnownKey[] }
  | { mode: 'test'; place: TestPlace }
);
