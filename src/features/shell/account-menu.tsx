import { Button } from '@fluentui/react-components';
import { type FocusEvent, useId, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Identity } from '#src/auth/identity.ts';
import styles from './account-menu.module.css';
import { useLeaving } from '#src/requests/leaving.ts';

type AccountMenuProps = {
  identity: Identity;
  onSignOut: () => Promise<void>;
  onSwitchAccount: () => Promise<void>;
};

/** The account on screen, and the ways to leave it. A native popover: light dismiss, Escape and focus cost no script. */
export function AccountMenu({ identity, onSignOut, onSwitchAccount }: AccountMenuProps) {
  const menu = useId();
  const popover = useRef<HTMLDivElement>(null);
  const page = useLeaving();
  const [leaving, setLeaving] = useState(false);
  const leave = async (way: () => Promise<void>) => {
    // The question would stand behind the menu.
    popover.current?.hidePopover();
    if (!(await page.ask())) return;
    setLeaving(true);
    // A refused navigation brings the buttons back; a good one takes the whole page away.
    await way().catch(() => setLeaving(false));
  };
  /** Whoever has gone on with the keyboard would have the menu over what they came to. */
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Without a target the window itself has lost the focus, and gives it back.
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) popover.current?.hidePopover();
  };
  return (
    <div onBlur={left}>
      <button type="button" className={styles.account} popoverTarget={menu} aria-label={identity.name}>
        <span className={styles.avatar} aria-hidden="true">
          {initials(identity.name)}
        </span>
        <span className={styles.name}>{identity.name}</span>
      </button>
      <div ref={popover} id={menu} popover="auto" className={styles.menu}>
        <p className={styles.who}>
          <strong>{identity.name}</strong>
          <span translate="no" dir="ltr">
            {identity.username}
          </span>
          <span translate="no" dir="ltr" className={styles.tenant}>
            {identity.tenantId}
          </span>
        </p>
        <Button disabledFocusable={leaving} onClick={() => void leave(onSwitchAccount)}>
          <FormattedMessage defaultMessage="Switch account" />
        </Button>
        <Button disabledFocusable={leaving} onClick={() => void leave(onSignOut)}>
          <FormattedMessage defaultMessage="Sign out" />
        </Button>
      </div>
    </div>
  );
}

const characters = new Intl.Segmenter();

/** First letters of the first and the last word, by what a reader takes for one character. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...characters.segment(word ?? '')][0]?.segment ?? '')
    .join('')
    .toUpperCase();
}
