import type { Connector } from '#src/domain/connectors/connector.ts';
import { recognise, type Recognition } from '#src/domain/connectors/recognise.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import {
  isConfirmable,
  keysTo,
  type KnownKey,
  noRecentKeys,
  planSave,
  type SavePlan,
} from '#src/domain/save-plan/plan-save.ts';
import type { FleetRow } from './row.ts';
import type { SkipReason } from './run.ts';

type TemplateFacts = { isOAuth: boolean | undefined; fields: readonly { name: string }[] | undefined };

/** What was read of one application before the review. */
type Known =
  | { stored: readonly KnownKey[]; templates: readonly TemplateFacts[] | undefined }
  | { failure: Failure }
  | undefined;

/** The same evidence as on the page of the application, except that the scan keeps the job that does worst alone. */
export function recognitionOf({ target, job }: Pick<FleetRow, 'target' | 'job'>, known: Known): Recognition {
  return recognise({
    jobTemplates: [job.templateId],
    applicationTemplateId: target.applicationTemplateId,
    templates: known && 'stored' in known ? known.templates : undefined,
    storedKeys: known && 'stored' in known ? known.stored.map(({ key }) => key) : undefined,
  });
}

/** Whether its templates have to say what it is. */
export function needsTemplates(row: Pick<FleetRow, 'target' | 'job'>): boolean {
  return recognitionOf(row, undefined).source === 'none';
}

/** The vendor behind an application: its host, or else the product. One that is not known shares a place with all the others. */
export function vendorOf(connector: Connector | undefined, known: Known): string | undefined {
  const stored = known && 'stored' in known ? known.stored : [];
  const base = stored.find(({ key }) => key === 'BaseAddress')?.value;
  const preset = connector?.keys.find(({ key }) => key === 'BaseAddress')?.preset;
  for (const address of [base?.kind === 'plain' ? base.text : '', preset ?? '']) {
    // Neither is more than a text before this.
    const host = URL.canParse(address) ? new URL(address).host : '';
    if (host !== '') return host;
  }
  return connector && !connector.general ? connector.names[0] : undefined;
}

/** What a run would do with one application, or why it is left out. */
export type RenewalPlan = { verb: 'save' | 'authorize' | undefined; connector: Connector | undefined } & (
  | {
      state: 'ready';
      verb: 'save' | 'authorize';
      keys: readonly string[];
      told: readonly KnownKey[];
      plan: SavePlan | undefined;
      /** The stored keys that a person has agreed to lose. */
      removed: readonly string[];
    }
  /** `keys`: the stored ones that a save would lose. */
  | { state: 'left-out'; why: SkipReason; keys: readonly string[]; failure?: Failure | undefined }
);

type Wish = {
  /** That have a new value, in the order in which they are sent. */
  keys: readonly string[];
  /** Whether one of the values can never be right, such as a mask. */
  hasProblem: boolean;
  /** Whether the stored keys that a save cannot keep may go. */
  mayRemove: boolean;
};

/** By the same rules as the review on the page of the application: a save never drops a stored key in silence. */
export function planRenewal(
  row: Pick<FleetRow, 'target' | 'job'>,
  known: Known,
  { keys, hasProblem, mayRemove }: Wish,
): RenewalPlan {
  const { connector, authorization } = recognitionOf(row, known);
  const verb = authorization === 'portal' ? undefined : authorization;
  const leftOut = (why: SkipReason, lost: readonly string[] = [], failure?: Failure): RenewalPlan => ({
    state: 'left-out',
    verb,
    connector,
    why,
    keys: lost,
    failure,
  });
  if (!known || 'failure' in known) return leftOut('unread', [], known?.failure);
  if (!verb) return leftOut('portal');
  if (keys.length === 0) return leftOut('no-value');
  if (hasProblem) return leftOut('value-problem');
  const told = known.stored;
  if (verb === 'authorize')
    return { state: 'ready', verb, connector, keys, told, plan: undefined, removed: [] };
  const first = planSave(told, keys, new Set(), noRecentKeys);
  const lost = keysTo(first, 're-enter');
  const plan = mayRemove ? planSave(told, keys, new Set(lost), noRecentKeys) : first;
  if (!isConfirmable(plan)) return leftOut('loses-key', keysTo(plan, 're-enter'));
  return { state: 'ready', verb, connector, keys, told, plan, removed: keysTo(plan, 'clear') };
}
