import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import styles from './tabs.module.css';

type TabsProps<Value extends string> = {
  label: string;
  tabs: readonly { value: Value; label: ReactNode }[];
  selected: Value;
  onSelect: (value: Value) => void;
  /** The panel of the selected tab. */
  children: ReactNode;
};

/**
 * Tabs after https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ with selection following the focus. Fluent's
 * TabList would bring its whole focus manager (26 kB compressed) into the first load of the picker.
 */
export function Tabs<Value extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Value>) {
  const id = useId();
  const buttons = useRef(new Map<Value, HTMLButtonElement | null>());
  // From the tab that has the focus: what is selected may still be on its way when keys follow fast.
  const move = (event: KeyboardEvent, current: number) => {
    const next = tabs[nextIndex(event.key, current, tabs.length, document.dir === 'rtl') ?? -1];
    if (!next) return;
    event.preventDefault();
    onSelect(next.value);
    buttons.current.get(next.value)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className={styles.list}>
        {tabs.map((tab, index) => (
          <button
            key={tab.value}
            ref={(button) => {
              buttons.current.set(tab.value, button);
            }}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === selected}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === selected ? 0 : -1}
            className={styles.tab}
            onKeyDown={(event) => move(event, index)}
            onClick={() => onSelect(tab.value)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`}>
        {children}
      </div>
    </>
  );
}

function nextIndex(key: string, current: number, count: number, rightToLeft: boolean): number | undefined {
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case rightToLeft ? 'ArrowLeft' : 'ArrowRight':
      return (current + 1) % count;
    case rightToLeft ? 'ArrowRight' : 'ArrowLeft':
      return (current + count - 1) % count;
    default:
      return undefined;
  }
}
