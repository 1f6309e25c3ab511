import type { KeyboardEvent, Ref } from 'react';
import styles from './search-box.module.css';

type SearchBoxProps = {
  ref?: Ref<HTMLInputElement>;
  label: string;
  text: string;
  onText: (text: string) => void;
  /** Enter: a person who presses it does not want to wait. */
  onEnter: () => void;
};

/** The browser's own search field in Fluent's dress: Fluent's Input would add 4 kB to the first load. */
export function SearchBox({ ref, label, text, onText, onEnter }: SearchBoxProps) {
  return (
    <search>
      <input
        ref={ref}
        type="search"
        className={styles.box}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={({ key }: KeyboardEvent) => {
          if (key === 'Enter') onEnter();
        }}
      />
    </search>
  );
}
