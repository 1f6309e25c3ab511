import type { PreflightProps } from './preflight-body.tsx';
import { Suspense, useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Config } from '#src/config/config.ts';
import { useWho } from '#src/requests/use-who.ts';
import type { Target } from '#src/domain/target.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import styles from './preflight-panel.module.css';

type PreflightPanelProps = { target: Target; config: Config };

// It comes beside the form, which never waits for it.
const PreflightBody = lazyOr<PreflightProps>(NotLoaded, () =>
  import('./preflight-body.tsx').then((part) => part.PreflightBody),
);

/** What stands in the way of sending credentials, as far as it can be known before. It never holds the form up. */
export function PreflightPanel(props: PreflightPanelProps) {
  const heading = useId();
  const who = useWho(props.config);
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Before you send" />
      </h2>
      {/* As high as what comes, so that the form stays where it is. */}
      <div className={styles.room}>
        <Suspense>
          <PreflightBody {...props} who={who} />
        </Suspense>
      </div>
    </section>
  );
}
