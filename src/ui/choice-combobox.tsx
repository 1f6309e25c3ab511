import type { FieldControlProps } from './field.tsx';
import { ChevronDownRegular } from '@fluentui/react-icons';
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
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

type ChoiceComboboxProps = FieldControlProps & {
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
 * A combobox over a fixed list with a value and a label each, after the WAI-ARIA pattern:
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. The text is the one state: it is the choice once it equals one.
 * By hand, since Fluent's Combobox with its positioning adds 30 kB to the page.
 */
export function ChoiceCombobox(props: ChoiceComboboxProps) {
  const { choicesOf, text, onText, onChosen, onBlur, onTransfer, ...control } = props;
  const intl = useIntl();
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  /** The choice that the person has moved to; it outranks what was typed. */
  const [active, setActive] = useState<string>();

  const close = () => {
    setOpen(false);
    setActive(undefined);
  };
  const take = (value: string) => {
    if (value !== text) onText(value);
    onChosen();
    close();
  };
  const walk = (by: 1 | -1, from: 'here' | 'end') => {
    const values = choicesOf(text)
      .groups.flatMap(({ choices }) => choices)
      .filter(({ disabled }) => disabled !== true)
      .map(({ value }) => value);
    const start = active ?? (values.includes(text) ? text : undefined);
    const at = start === undefined ? -1 : values.indexOf(start);
    const last = values.length - 1;
    const to = from === 'end' ? (by === 1 ? 0 : last) : at === -1 ? (by === 1 ? 0 : last) : at + by;
    setActive(values[Math.min(Math.max(to, 0), last)]);
  };
  const keyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      // Enter in a field never submits.
      event.preventDefault();
      if (open && active !== undefined) return take(active);
      const { groups, best } = choicesOf(text);
      const exact = groups.some(({ choices }) => choices.some(({ value }) => value === text));
      return take(!exact && best !== undefined && text.trim() !== '' ? best : text);
    }
    if (key === 'Tab') {
      // Leaving with Tab takes nothing that was not moved to: what was typed stays, and is judged as it is.
      if (open && active !== undefined) take(active);
      return undefined;
    }
    if (key === 'Escape' && open) {
      // A dialog around it stays.
      event.stopPropagation();
      return close();
    }
    if (key !== 'ArrowDown' && key !== 'ArrowUp' && key !== 'PageDown' && key !== 'PageUp') return undefined;
    event.preventDefault();
    if (!open) {
      setOpen(true);
      setActive(choicesOf(text).groups.some((group) => has(group, text)) ? text : undefined);
      return undefined;
    }
    if (key === 'ArrowUp' && event.altKey) return close();
    if (event.altKey) return undefined;
    return walk(key.endsWith('Down') ? 1 : -1, key.startsWith('Arrow') ? 'here' : 'end');
  };
  return (
    <div className={styles.frame}>
      <input
        {...control}
        ref={box}
        type="text"
        role="combobox"
        className={styles.box}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-haspopup="listbox"
        aria-controls={listId}
        {...(open && active !== undefined && { 'aria-activedescendant': optionId(listId, active) })}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="none"
        dir="ltr"
        translate="no"
        placeholder={intl.formatMessage({ defaultMessage: 'Choose or type a key' })}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setActive(undefined);
          setOpen(true);
        }}
        onKeyDown={keyDown}
        onClick={() => (open ? close() : setOpen(true))}
        onBlur={() => {
          close();
          onBlur();
        }}
        onPaste={(event: ClipboardEvent) => onTransfer?.(event, event.clipboardData)}
        onDrop={(event: DragEvent) => onTransfer?.(event, event.dataTransfer)}
      />
      <button
        type="button"
        // By keyboard the arrows open the list: a second stop at each box would be in the way.
        tabIndex={-1}
        className={styles.chevron}
        aria-label={intl.formatMessage({ defaultMessage: 'Open the list' })}
        // The focus stays in the box, or comes to it.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => {
          box.current?.focus();
          setOpen(!open);
        }}
      >
        <ChevronDownRegular />
      </button>
      {open && (
        <ChoiceList
          id={listId}
          box={box}
          groups={choicesOf(text).groups}
          selected={text}
          active={active}
          onTake={take}
        />
      )}
    </div>
  );
}

function has({ choices }: ChoiceGroup, wanted: string): boolean {
  return choices.some(({ value }) => value === wanted);
}

function optionId(list: string, value: string): string {
  return `${list}-${value}`;
}

type ChoiceListProps = {
  id: string;
  box: React.RefObject<HTMLInputElement | null>;
  groups: readonly ChoiceGroup[];
  selected: string;
  active: string | undefined;
  onTake: (value: string) => void;
};

/** It stands below its box, or above where there is more room, and makes the page no longer. */
function ChoiceList({ id, box, groups, selected, active, onTake }: ChoiceListProps) {
  const intl = useIntl();
  const list = useRef<HTMLDivElement>(null);
  // Where things are on the screen lies outside React.
  useEffect(() => {
    const place = () => {
      if (!list.current || !box.current) return;
      const around = box.current.getBoundingClientRect();
      const below = innerHeight - around.bottom;
      const isAbove = below < 200 && around.top > below;
      const { style } = list.current;
      style.insetInlineStart = `${document.dir === 'rtl' ? innerWidth - around.right : around.left}px`;
      style.inlineSize = `${around.width}px`;
      style.maxBlockSize = `${Math.min(360, (isAbove ? around.top : below) - 8)}px`;
      style.insetBlockStart = isAbove ? 'auto' : `${around.bottom + 2}px`;
      style.insetBlockEnd = isAbove ? `${innerHeight - around.top + 2}px` : 'auto';
    };
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [box]);
  useEffect(() => {
    const marked = active ?? selected;
    document.getElementById(optionId(id, marked))?.scrollIntoView({ block: 'nearest' });
  }, [id, active, selected]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={intl.formatMessage({ defaultMessage: 'Keys' })}
      className={styles.list}
      // A click in the list, or on its scroll bar, leaves the focus in the box.
      onPointerDown={(event) => event.preventDefault()}
    >
      {groups.map((group, place) => (
        <div key={group.label} role="group" aria-labelledby={`${id}-group-${place}`}>
          <div id={`${id}-group-${place}`} role="presentation" className={styles.group}>
            {group.label}
          </div>
          {group.choices.map(({ value, label, disabled }) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box has the focus and takes the keys
            <div
              key={value}
              id={optionId(id, value)}
              role="option"
              aria-selected={value === selected}
              aria-disabled={disabled === true}
              className={`${styles.option} ${value === active ? styles.active : ''}`}
              onClick={() => disabled !== true && onTake(value)}
            >
              <span>{label}</span>
              <span className={styles.value} dir="ltr" translate="no">
                {value}
              </span>
            </div>
          ))}
        </div>
      ))}
      {groups.length === 0 && (
        <div role="option" aria-selected={false} aria-disabled="true" className={styles.option} tabIndex={-1}>
          <FormattedMessage defaultMessage="No matches" />
        </div>
      )}
    </div>
  );
}
