import { Button } from './button.tsx';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import styles from './action-menu.module.css';

export type MenuAction = { id: string; label: ReactNode } & (
  | { disabled?: boolean; act: () => void }
  /** Opens in a new tab. */
  | { href: string }
);

type ActionMenuProps = {
  name: string;
  actions: readonly MenuAction[];
  /** -1 in a row that the Tab key passes by. */
  tabIndex?: number;
  /** It takes the place of a button that was pressed. */
  startsOpen?: boolean;
};

/**
 * A button `⋯` with a menu of actions, after the WAI-ARIA pattern: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/.
 * By hand, since Fluent's Menu brings the 30 kB of positioning along that this page is without.
 */
export function ActionMenu({ name, actions, tabIndex, startsOpen = false }: ActionMenuProps) {
  const id = useId();
  const [open, setOpen] = useState(startsOpen);
  const frame = useRef<HTMLDivElement>(null);
  const focusFirst = useEffectEvent(() =>
    frame.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(),
  );
  const items = () => [...(frame.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  // The focus lies outside React.
  useEffect(() => {
    if (open) focusFirst();
  }, [open]);
  const leave = () => {
    setOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (!open) {
      if (key !== 'ArrowDown' || event.altKey) return;
      event.preventDefault();
      setOpen(true);
      return;
    }
    if (key === 'Escape') {
      event.stopPropagation();
      leave();
      return;
    }
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys bubble up from the button and the menu
    <div
      ref={frame}
      className={styles.frame}
      onKeyDown={keyDown}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOpen(false);
      }}
    >
      <Button
        size="small"
        appearance="subtle"
        icon={<MoreHorizontalRegular />}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={name}
        title={name}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div id={id} role="menu" aria-label={name} className={styles.menu}>
          {actions.map((action) =>
            'href' in action ? (
              <a
                key={action.id}
                href={action.href}
                target="_blank"
                rel="noreferrer"
                role="menuitem"
                tabIndex={-1}
                className={styles.item}
                onClick={leave}
              >
                {action.label}
              </a>
            ) : (
              <button
                key={action.id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-disabled={action.disabled === true}
                className={styles.item}
                onClick={() => {
                  if (action.disabled === true) return;
                  leave();
                  action.act();
                }}
              >
                {action.label}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}
