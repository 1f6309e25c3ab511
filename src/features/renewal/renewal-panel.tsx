import { Button } from '@fluentui/react-components';
import { Suspense, useEffect, useId, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { AttemptPhase } from '#src/domain/attempt.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import styles from './renewal-panel.module.css';
import type { RenewalState } from './use-renewal.ts';

const RenewalProgress = lazyOr(NotLoaded, () =>
  import('./renewal-progress.tsx').then((part) => part.RenewalProgress),
);

/** How each step is done where it stands, by the parts of the page that can do it. */
export type RenewalWays = {
  /** Goes to the value of the secret, with its row open. */
  enterValue: () => void;
  testTyped: () => void;
  review: (verb: 'authorize' | 'save') => void;
  /** The one that the connector asks for. */
  primary: 'authorize' | 'save';
  /** Its id, where it is known. */
  connector: string | undefined;
  /** The job that the renewal is about; undefined where there is none, or none can be seen. */
  job:
    | {
        name: string;
        /** How far the restart under way is. */
        pending: AttemptPhase | undefined;
        isWatched: boolean;
        restart: () => void;
        reopen: () => void;
        cancel: () => void;
        watch: () => void;
      }
    | undefined;
};

export type RenewalPanelProps = {
  state: RenewalState;
  ways: RenewalWays;
  /** On a small screen it takes the place of the page, or is one line above it. */
  isOpen: boolean;
  onOpen: () => void;
  /** It goes, and the focus with it, unless this takes care of that. */
  onGone: () => void;
};

/** Small enough that the steps and the form have no room beside each other; as in the style sheet. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 640px)').matches;
}

/** A renewal under way, beside the credentials, or that it was lost; nothing as long as there is none. */
export function RenewalPanel({ state, isOpen, onOpen, onGone, ...rest }: RenewalPanelProps) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { renewal, forget } = state;
  // It takes the place of what had the focus; the focus lies outside React.
  useEffect(() => {
    if (isOpen && isNarrow()) heading.current?.focus();
  }, [isOpen]);
  if (state.isUnreadable)
    return (
      <aside aria-labelledby={headingId} className={panel.panel}>
        <h2 id={headingId}>
          <FormattedMessage defaultMessage="Renew credentials" />
        </h2>
        <p>
          <FormattedMessage defaultMessage="The record of a renewal in this tab couldn't be read. Its steps are lost." />
        </p>
        <Button
          onClick={() => {
            forget();
            onGone();
          }}
        >
          <FormattedMessage defaultMessage="Dismiss" />
        </Button>
      </aside>
    );
  if (!renewal) return null;
  return (
    <aside
      aria-labelledby={headingId}
      className={`${panel.panel} ${styles.panel}`}
      data-open={isOpen ? '' : undefined}
    >
      <div className={styles.head}>
        <h2 ref={heading} id={headingId} tabIndex={-1}>
          <FormattedMessage defaultMessage="Renew credentials" />
        </h2>
        <span className={styles.resume}>
          <Button appearance="primary" onClick={onOpen}>
            <FormattedMessage defaultMessage="Continue" />
          </Button>
        </span>
      </div>
      <div className={styles.whole}>
        <Suspense>
          <RenewalProgress
            state={state}
            renewal={renewal}
            onForget={() => {
              forget();
              onGone();
            }}
            {...rest}
          />
        </Suspense>
      </div>
    </aside>
  );
}

type RenewalStartProps = {
  /** Undefined while one is under way. */
  onRenew: (() => void) | undefined;
};

/** One line as long as no renewal is under way. */
export function RenewalStart({ onRenew }: RenewalStartProps) {
  return (
    onRenew && (
      <div className={styles.begin}>
        <p>
          <FormattedMessage defaultMessage="Guided: test, save, restart, verify. Creates a change record." />
        </p>
        <Button onClick={onRenew}>
          <FormattedMessage defaultMessage="Renew credentials" />
        </Button>
      </div>
    )
  );
}
