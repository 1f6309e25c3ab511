import { defineMessages, type IntlShape, type MessageDescriptor } from 'react-intl';
import {
  canClear,
  type KnownKey,
  planSave,
  type SaveStep,
  type RecentKeys,
} from '#src/domain/save-plan/plan-save.ts';
import type { SaveChoices } from './use-save-choices.ts';

/** One thing that can be done with a stored key. `name` says it with the key, for who does not see where it stands. */
export type StoredChoice = { name: string; label: string; chosen: boolean; choose: () => void };

type Means = Pick<SaveChoices, 'cleared' | 'replace' | 'keep' | 'clear'>;

/** What an authorizing or a test does with a stored key: it gets a new value, or none. */
export function choicesOfRow(
  intl: IntlShape,
  key: string,
  hasRow: boolean,
  { replace, keep }: Means,
): readonly StoredChoice[] {
  return [
    choice(intl, 'keep', key, !hasRow, () => hasRow && keep(key)),
    choice(intl, 'replace', key, hasRow, () => replace(key)),
  ];
}

/** The initial state of a stored key, before a person chooses. Every stored entry counts: Graph may list a key twice. */
export function untouchedStep(
  key: string,
  stored: readonly KnownKey[],
  recent: RecentKeys,
): SaveStep | undefined {
  return planSave(stored, [], new Set(), recent).steps.find((step) => step.key === key);
}

/** What a save does with a stored key. None is chosen where a person has to decide. */
export function choicesOfSave(
  intl: IntlShape,
  { key, stored, recent }: { key: string; stored: readonly KnownKey[]; recent: RecentKeys },
  hasRow: boolean,
  { cleared, replace, keep, clear }: Means,
): readonly StoredChoice[] {
  const { steps } = planSave(stored, hasRow ? [key] : [], cleared, recent);
  const action = steps.find((step) => step.key === key)?.action;
  const isKept = action === 'keep';
  // Whether it could be kept does not depend on what was chosen.
  const canKeep = untouchedStep(key, stored, recent)?.action === 'keep';
  return [
    ...(canKeep ? [choice(intl, 'keep-as-is', key, isKept, () => isKept || keep(key))] : []),
    choice(intl, canKeep ? 'replace' : 're-enter', key, action === 'replace', () => replace(key)),
    ...(canClear(key) ? [choice(intl, 'clear', key, action === 'clear', () => clear(key))] : []),
  ];
}

type Act = 'keep' | 'replace' | 'keep-as-is' | 're-enter' | 'clear';

function choice(intl: IntlShape, act: Act, key: string, chosen: boolean, choose: () => void): StoredChoice {
  return {
    name: intl.formatMessage(names[act], { key }),
    label: intl.formatMessage(labels[act]),
    chosen,
    choose,
  };
}

const labels: Readonly<Record<Act, MessageDescriptor>> = defineMessages({
  keep: { defaultMessage: 'Keep' },
  replace: { defaultMessage: 'Replace' },
  'keep-as-is': { defaultMessage: 'Keep as it is' },
  're-enter': { defaultMessage: 'Re-enter or replace' },
  clear: { defaultMessage: 'Clear' },
});

const names: Readonly<Record<Act, MessageDescriptor>> = defineMessages({
  keep: { defaultMessage: 'Keep {key}' },
  replace: { defaultMessage: 'Replace {key}' },
  'keep-as-is': { defaultMessage: 'Keep as it is: {key}' },
  're-enter': { defaultMessage: 'Re-enter or replace {key}' },
  clear: { defaultMessage: 'Clear {key}' },
});
