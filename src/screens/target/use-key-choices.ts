import { useIntl } from 'react-intl';
import { type CredentialClass, credentialKeys } from '#src/credentials/keys.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import type { ChoiceGroup } from '#src/ui/choice-combobox.tsx';

const order: readonly CredentialClass[] = ['secret', 'identifier', 'url', 'setting', 'time'];

/** The keys by class, each with its label; those that another row holds cannot be chosen again. */
export function useKeyChoices(usedElsewhere: readonly string[]): readonly ChoiceGroup[] {
  const intl = useIntl();
  return order.map((group) => ({
    label: intl.formatMessage(classLabels[group]),
    choices: credentialKeys
      .filter((entry) => entry.class === group)
      .map(({ key }) => ({
        value: key,
        label: intl.formatMessage(keyLabels[key]),
        disabled: usedElsewhere.includes(key),
      })),
  }));
}
