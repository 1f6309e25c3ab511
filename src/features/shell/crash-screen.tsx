import { Button } from '#src/ui/button.tsx';
import { lazy, Suspense, useId, useState, Component, type ComponentType, type ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { facts } from '#src/domain/failure/failure.ts';
import { PageCard } from '#src/ui/page-card.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { version } from '#src/domain/version.ts';
import styles from './crash-screen.module.css';

const Details = lazy(async () => ({
  default: await import('#src/ui/details.tsx').then((module) => module.Details),
}));

type CrashScreenProps = {
  error: unknown;
  /** Clears what this tab keeps of the session, which may have broken the page, and reloads it. */
  onAfresh: () => void;
};

/**
 * The page that is left when nothing else can be shown. It comes with the first load, since without a network, or
 * after a new version was put on the server, no further part of the app can be had.
 */
export function CrashScreen({ error, onAfresh }: CrashScreenProps) {
  const [date] = useState(() => new Date().toISOString());
  const afresh = useId();
  const missing = isMissingPart(error);
  // Only our own class name and place: a message could repeat what a person typed.
  const name = error instanceof Error ? error.name : typeof error;
  return (
    <PageCard>
      <PageTitle as="news">
        {missing ? (
          <FormattedMessage defaultMessage="Couldn't load part of this page." />
        ) : (
          <FormattedMessage defaultMessage="This page stopped working." />
        )}
      </PageTitle>
      <p>
        {missing ? (
          <FormattedMessage defaultMessage="You may be offline, or the site was just updated. Nothing was sent. Reload when you're online; typed values are lost." />
        ) : (
          <FormattedMessage defaultMessage="This is a bug in this site. Nothing was sent by it; typed values are lost. Reload the page. Report the details if it returns." />
        )}
      </p>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => location.reload()}>
          <FormattedMessage defaultMessage="Reload" />
        </Button>
        {!missing && (
          <Button aria-describedby={afresh} onClick={onAfresh}>
            <FormattedMessage defaultMessage="Start over" />
          </Button>
        )}
      </div>
      {!missing && (
        <p id={afresh}>
          <FormattedMessage defaultMessage="If it returns, start over. This signs you out in this tab and ends a renewal." />
        </p>
      )}
      <CrashBoundary fallback={Nothing}>
        <Suspense>
          <Details
            facts={facts(['error', name], ['path', location.pathname], ['date', date], ['version', version])}
          />
        </Suspense>
      </CrashBoundary>
    </PageCard>
  );
}

function Nothing() {
  return null;
}

/** Engines word it differently; each says that it was a module that did not come. */
function isMissingPart(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|error loading|unable to preload/i.test(error.message)
  );
}

type CrashBoundaryProps = { children: ReactNode; fallback: ComponentType<{ error: unknown }> };

/** Catches our own bugs while rendering, so that the page is never white. React offers this to classes only. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { fallback: Fallback, children } = this.props;
    return 'error' in this.state ? <Fallback error={this.state.error} /> : children;
  }
}
