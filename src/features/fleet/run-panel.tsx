import { type ReactNode, useEffect, useId, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { leftOver, retryable, type Run } from '#src/domain/fleet/run.ts';
import { Button } from '#src/ui/button.tsx';
import type { Location } from '#src/ui/router.tsx';
import styles from './run.module.css';

/** The panel that takes the place of the table: its heading has the focus, and Back leads out of it. */
export function RunPanel({
  title,
  onBack,
  step,
  children,
}: {
  title: ReactNode;
  /** undefined while something is under way. */
  onBack: (() => void) | undefined;
  /** What its content is: another one takes the focus to the heading again. */
  step: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <Button size="small" disabledFocusable={!onBack} onClick={onBack}>
          <FormattedMessage defaultMessage="Back to the list" />
        </Button>
        <PanelTitle key={step} id={id}>
          {title}
        </PanelTitle>
      </div>
      {children}
    </section>
  );
}

function PanelTitle({ id, children }: { id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The focus lies outside React.
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} id={id} tabIndex={-1}>
      {children}
    </h2>
  );
}

/** What can be done after the end: once more with what failed, or on with what was never reached. */
export function AgainButtons({ now, onAgain }: { now: Run; onAgain: (ids: readonly string[]) => void }) {
  const failed = retryable(now);
  const rest = leftOver(now);
  return (
    <>
      {failed.length > 0 && (
        <Button onClick={() => onAgain(failed)}>
          <FormattedMessage defaultMessage="Retry failed only" />
        </Button>
      )}
      {rest.length > 0 && (
        <Button onClick={() => onAgain(rest)}>
          <FormattedMessage
            defaultMessage="Continue with {count, plural, one {the last one} other {the other #}}"
            values={{ count: rest.length }}
          />
        </Button>
      )}
    </>
  );
}

/** The tabs of the list differ in their search alone. */
export function sameTab(from: Location, to: Location): boolean {
  const kindOf = ({ search }: Location) => new URLSearchParams(search).get('kind');
  return from.pathname === to.pathname && kindOf(from) === kindOf(to);
}
