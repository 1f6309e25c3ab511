import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import styles from './search-box.module.css';

type SearchBoxProps = {
  ref?: Ref<HTMLInputElement>;
  label: string;
  text: string;
  onText: (text: string) => void;
  /** Enter: a person who presses it does not want to wait. */
  onEnter: () => void;
  /** The arrow down: on into what was found. */
  onDown: () => void;
};

/**
 * The browser's own search field in Fluent's dress: Fluent's Input would add 4 kB to the first load. The key `/` leads to
 * it from anywhere on the page but a field or a dialog.
 */
export function SearchBox({ ref, label, text, onText, onEnter, onDown }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => box.current ?? document.createElement('input'));
  // The keyboard of the whole page lies outside React.
  useEffect(() => {
    const slash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);
  return (
    <search className={styles.frame}>
      <input
        ref={box}
        type="search"
        className={styles.box}
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          // An Enter that ends a word of an input method is not for the page.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onEnter();
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onDown();
        }}
      />
      <kbd aria-hidden="true" className={styles.key}>
        /
      </kbd>
    </search>
  );
}

/** Whether a key goes into a field, or belongs to a dialog. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], dialog, [role*="dialog"]') !== null
  );
}
