import { useIntl } from 'react-intl';
import { type CredentialClass, type CredentialKey, classOf, findKey } from '#src/credentials/keys.ts';
import { searchKeys } from '#src/credentials/search-keys.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import type { ChoiceGroup } from '#src/ui/choice-combobox.tsx';

const order: readonly CredentialClass[] = ['secret', 'identifier', 'url', 'setting', 'time'];

export type KeyChoices = {
  /** By class, each key with its label; those that another row holds cannot be chosen again. */
  groups: readonly ChoiceGroup[];
  /** What the text most probably means. */
  best: CredentialKey | undefined;
};

/** The keys that a text may mean, by key, label or synonym: "Tenant URL" finds BaseAddress. A chosen key shows all. */
export function useKeyChoices(text: string, usedElsewhere: readonly string[]): KeyChoices {
  const intl = useIntl();
  const labelOf = (key: CredentialKey) => intl.formatMessage(keyLabels[key]);
  const found = searchKeys(findKey(text) ? '' : text, labelOf);
  const groups = order.flatMap((group) => {
    const choices = found
      .filter((key) => classOf(key) === group)
      .map((key) => ({ value: key, label: labelOf(key), disabled: usedElsewhere.includes(key) }));
    return choices.length > 0 ? [{ label: intl.formatMessage(classLabels[group]), choices }] : [];
  });
  return { groups, best: found.find((key) => !usedElsewhere.includes(key)) };
}
