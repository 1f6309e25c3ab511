import { Combobox, Option, OptionGroup } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import styles from './choice-combobox.module.css';

export type Choice = {
  /** What is stored and shown in the box; names the choice exactly. */
  value: string;
  label: string;
  disabled?: boolean;
};
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

type ChoiceComboboxProps = {
  id: string;
  groups: readonly ChoiceGroup[];
  /** The text in the box: a choice's value, or what has been typed so far. */
  text: string;
  onText: (text: string) => void;
  onBlur: () => void;
};

/**
 * A combobox over a fixed list with a value and a label each. The text is the one state: it is the choice
 * once it equals one. Fluent opens on keydown only, which touch keyboards and paste never cause, so `open`
 * follows the text here.
 */
export function ChoiceCombobox({ groups, text, onText, onBlur, id }: ChoiceComboboxProps) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const exact = groups.some(({ choices }) => choices.some(({ value }) => value === text));
  const shown = exact ? groups : matching(groups, text);

  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // Enter in a field never submits; and on an exact value it must not take a longer one that begins alike.
    event.preventDefault();
    if (!exact) return;
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <div onKeyDownCapture={enter}>
      <Combobox
        id={id}
        freeform
        // A list at the end of the body would stand outside every landmark.
        inlinePopup
        // Fluent would let the list grow over the whole page; its height is the style sheet's.
        positioning={{ position: 'below', align: 'start', matchTargetSize: 'width', autoSize: false }}
        listbox={{ className: styles.list }}
        className={styles.box}
        input={{
          autoComplete: 'off',
          spellCheck: false,
          autoCapitalize: 'none',
          dir: 'ltr',
          translate: 'no',
        }}
        expandIcon={{ 'aria-label': intl.formatMessage({ defaultMessage: 'Open the list' }) }}
        placeholder={intl.formatMessage({ defaultMessage: 'Choose or type' })}
        value={text}
        selectedOptions={exact ? [text] : []}
        open={open}
        onOpenChange={(_, data) => setOpen(data.open)}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
        }}
        onOptionSelect={(_, { optionValue }) => {
          // Fluent also reports "nothing selected" while typing; the text says that already.
          if (optionValue !== undefined) onText(optionValue);
        }}
        onBlur={onBlur}
      >
        {shown.map((group) => (
          <OptionGroup key={group.label} label={group.label}>
            {group.choices.map(({ value, label, disabled }) => (
              <Option key={value} value={value} text={value} disabled={disabled === true}>
                <span className={styles.choice}>
                  <span>{label}</span>
                  <span className={styles.value} dir="ltr" translate="no">
                    {value}
                  </span>
                </span>
              </Option>
            ))}
          </OptionGroup>
        ))}
        {shown.length === 0 && (
          <Option disabled text="" value="">
            {intl.formatMessage({ defaultMessage: 'Nothing in the list matches' })}
          </Option>
        )}
      </Combobox>
    </div>
  );
}

/** The choices whose value or label contains the text, whatever its case. */
function matching(groups: readonly ChoiceGroup[], text: string): readonly ChoiceGroup[] {
  const wanted = text.trim().toLocaleLowerCase();
  const fits = (words: string) => words.toLocaleLowerCase().includes(wanted);
  return groups.flatMap((group) => {
    const choices = group.choices.filter(({ value, label }) => fits(value) || fits(label));
    return choices.length > 0 ? [{ ...group, choices }] : [];
  });
}
