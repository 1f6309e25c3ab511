import { Button } from '@fluentui/react-components';
import { Suspense, useId, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import styles from './renewal-panel.module.css';
import type { RenewalState } from './use-renewal.ts';

const RenewalProgress = lazyOr(NotLoaded, () =>
  import('./renewal-progress.tsx').then((part) => part.RenewalProgress),
);

type RenewalPanelProps = {
  target: Target;
  state: RenewalState;
};

/** The way through a renewal and its record: one line as long as none is under way. */
export function RenewalPanel({ target, state }: RenewalPanelProps) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { renewal, start, forget } = state;
  /** For buttons that go away with what they do. */
  const fromHere = (act: () => void) => {
    heading.current?.focus({ preventScroll: true });
    act();
  };
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={headingId}>
      <h2 ref={heading} id={headingId} tabIndex={-1}>
        <FormattedMessage defaultMessage="Renew credentials" />
      </h2>
      {renewal ? (
        <Suspense>
          <RenewalProgress state={state} renewal={renewal} onForget={() => fromHere(forget)} />
        </Suspense>
      ) : (
        <div className={styles.begin}>
          <p>
            {target.kind === 'servicePrincipal' ? (
              <FormattedMessage defaultMessage="Six steps from check to healthy job, with a record for your change ticket." />
            ) : (
              <FormattedMessage defaultMessage="Check and authorize, with a record for your change ticket. Microsoft documents tests and jobs on enterprise applications only." />
            )}
          </p>
          <Button onClick={() => fromHere(start)}>
            <FormattedMessage defaultMessage="Start a renewal" />
          </Button>
        </div>
      )}
    </section>
  );
}
