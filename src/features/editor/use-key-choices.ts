import { useIntl } from 'react-intl';
import {
  type CredentialClass,
  type CredentialKey,
  classOf,
  findKey,
  searchKeys,
} from '#src/domain/keys/keys.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import type { Choices } from '#src/ui/choice-combobox.tsx';

const order: readonly CredentialClass[] = ['secret', 'identifier', 'url', 'setting', 'time'];

/** The keys that a text may mean, by key, label or synonym: "Tenant URL" finds BaseAddress. A chosen key shows all. */
export function useKeyChoices(usedElsewhere: () => readonly string[]): (text: string) => Choices {
  const intl = useIntl();
  return (text) => {
    const labelOf = (key: CredentialKey) => intl.formatMessage(keyLabels[key]);
    const found = searchKeys(findKey(text) ? '' : text, labelOf);
    const used = new Set(usedElsewhere());
    const groups = order.flatMap((group) => {
      const choices = found
        .filter((key) => classOf(key) === group)
        .map((key) => ({ value: key, label: labelOf(key), disabled: used.has(key) }));
      return choices.length > 0 ? [{ label: intl.formatMessage(classLabels[group]), choices }] : [];
    });
    return { groups, best: found.find((key) => !used.has(key)) };
  };
}
