import { Combobox, Option, OptionGroup } from '@fluentui/react-components';
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type SyntheticEvent,
  useRef,
  useState,
} from 'react';
import { useIntl } from 'react-intl';
import styles from './choice-combobox.module.css';

export type Choice = {
  /** The text that the form stores and the box shows; it names the choice exactly. */
  value: string;
  label: string;
  disabled?: boolean;
};
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

export type Choices = {
  groups: readonly ChoiceGroup[];
  /** What Enter takes while no choice is marked: the one that the text most probably means. */
  best: string | undefined;
};

type ChoiceComboboxProps = {
  id: string;
  /** The choices for a text. Called only while the list is open or on a key press. */
  choicesOf: (text: string) => Choices;
  /** The text in the box: a choice's value, or what has been typed so far. */
  text: string;
  onText: (text: string) => void;
  /** A choice was taken, by Enter or from the list; the focus is still in the box. */
  onChosen: () => void;
  onBlur: () => void;
  /** A person pastes or drops something into the box; a caller that takes it prevents the default. */
  onTransfer?: (event: SyntheticEvent, data: DataTransfer) => void;
};

/**
 * A combobox over a fixed list with a value and a label each. The text is the one state: it is the choice
 * once it equals one. Fluent opens on keydown only, which touch keyboards and paste never cause, so `open`
 * follows the text here.
 */
export function ChoiceCombobox({
  choicesOf,
  text,
  onText,
  onChosen,
  onBlur,
  onTransfer,
  id,
}: ChoiceComboboxProps) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const { groups } = open ? choicesOf(text) : { groups: [] };

  // Fluent marks a choice while typing too; only one that the person moved to outranks what was typed.
  const moved = useRef(false);

  const keyDown = (event: KeyboardEvent) => {
    const taking = event.key === 'Enter' || event.key === 'Tab';
    if (!taking) moved.current = event.key.startsWith('Arrow') || event.key.startsWith('Page');
    if (event.key === 'Tab' && !moved.current) {
      // Leaving with Tab takes nothing that was not chosen: what was typed stays, and is judged as it is.
      event.stopPropagation();
      setOpen(false);
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // Enter in a field never submits.
    event.preventDefault();
    if (moved.current && open) return;
    // An exact value stays what it is: Fluent would take the first that begins alike.
    event.stopPropagation();
    const { groups: all, best } = choicesOf(text);
    const exact = all.some(({ choices }) => choices.some(({ value }) => value === text));
    if (!exact && best !== undefined && text.trim() !== '') onText(best);
    onChosen();
    setOpen(false);
  };
  return (
    <div onKeyDownCapture={keyDown}>
      <Combobox
        id={id}
        freeform
        // A list at the end of the body would stand outside every landmark.
        inlinePopup
        // Fluent would let the list grow over the whole page; its height is the style sheet's. Fixed, since an
        // absolute one makes the page longer: closing it would move what is being clicked.
        positioning={{
          position: 'below',
          align: 'start',
          matchTargetSize: 'width',
          autoSize: false,
          strategy: 'fixed',
        }}
        listbox={{ className: styles.list }}
        className={styles.box}
        input={{
          autoComplete: 'off',
          spellCheck: false,
          autoCapitalize: 'none',
          dir: 'ltr',
          translate: 'no',
        }}
        // By keyboard the arrows open the list: a second stop at each box would be in the way.
        expandIcon={{ 'aria-label': intl.formatMessage({ defaultMessage: 'Open the list' }), tabIndex: -1 }}
        placeholder={intl.formatMessage({ defaultMessage: 'Choose or type' })}
        value={text}
        // A text that is no choice selects none.
        selectedOptions={[text]}
        open={open}
        onOpenChange={(_, data) => setOpen(data.open)}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
        }}
        onOptionSelect={(_, { optionValue }) => {
          // Fluent also reports "nothing selected" while typing; the text says that already.
          if (optionValue === undefined) return;
          onText(optionValue);
          onChosen();
        }}
        onBlur={onBlur}
        onPaste={(event: ClipboardEvent) => onTransfer?.(event, event.clipboardData)}
        onDrop={(event: DragEvent) => onTransfer?.(event, event.dataTransfer)}
      >
        {groups.map((group) => (
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
        {open && groups.length === 0 && (
          <Option disabled text="" value="">
            {intl.formatMessage({ defaultMessage: 'No matches' })}
          </Option>
        )}
      </Combobox>
    </div>
  );
}
