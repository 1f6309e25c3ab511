import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { cloudNames, productName } from '#src/i18n/product-name.ts';
import { Button } from '#src/ui/button.tsx';
import type { Entrance } from '#src/auth/start-sign-in.ts';
import type { SignInProblem } from '#src/auth/session.ts';
import type { CloudName } from '#src/config/clouds.ts';
import { PageCard } from '#src/ui/page-card.tsx';
import styles from './sign-in-screen.module.css';

const SignInNotice = lazy(async () => {
  const [{ SignInNotice: Notice }, { fetchCauseTexts }] = await Promise.all([
    import('./sign-in-notice.tsx'),
    import('#src/ui/failure-text.tsx'),
  ]);
  await fetchCauseTexts();
  return { default: Notice };
});

type SignInScreenProps = {
  tenant: string;
  cloud: CloudName;
  sandbox: boolean;
  /** Whom to ask, as configured. */
  support: { url?: string; email?: string };
  problem?: SignInProblem;
  onSignIn: Entrance;
  /** Where the client ID was typed in this tab: back to where it was typed. */
  onChangeSetup?: () => void;
};

/** What a signed-out person sees: what the product does, where it signs in, and one button. */
export function SignInScreen({
  tenant,
  cloud,
  sandbox,
  support,
  problem,
  onSignIn,
  onChangeSetup,
}: SignInScreenProps) {
  const [leaving, setLeaving] = useState(false);
  const [shown, setShown] = useState(problem);
  const [attempt, setAttempt] = useState(0);
  /** How often a link has changed the address of the open page. */
  const [lateLinks, setLateLinks] = useState(0);
  // The address lies outside React; `strip-auth-response.ts` clears it.
  useEffect(() => {
    const count = ({ newURL }: HashChangeEvent) => {
      if (new URL(newURL).hash !== '') setLateLinks((number) => number + 1);
    };
    addEventListener('hashchange', count);
    return () => removeEventListener('hashchange', count);
  }, []);
  const signIn = async () => {
    setLeaving(true);
    // After a refused account Entra would silently choose the same one again.
    const other = shown?.kind === 'personal-account' || shown?.kind === 'wrong-tenant';
    const next = await onSignIn(other ? 'select_account' : undefined);
    if (!next) return;
    setShown(next);
    setAttempt((number) => number + 1);
    setLeaving(false);
  };
  return (
    <PageCard>
      <h1>
        <FormattedMessage {...productName} />
      </h1>
      <p className={styles.lead}>
        <FormattedMessage defaultMessage="Set, test and renew provisioning credentials in Microsoft Entra." />
      </p>
      {lateLinks > 0 && (
        <Suspense>
          <ProblemRegion key={`link ${lateLinks}`}>
            <SignInNotice problem={{ kind: 'late-fragment' }} />
          </ProblemRegion>
        </Suspense>
      )}
      {shown && (
        <Suspense>
          <ProblemRegion key={attempt}>
            <SignInNotice problem={shown} />
          </ProblemRegion>
        </Suspense>
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" size="large" disabledFocusable={leaving} onClick={() => void signIn()}>
          <FormattedMessage defaultMessage="Sign in" />
        </Button>
        {onChangeSetup && (
          <Button size="large" onClick={onChangeSetup}>
            <FormattedMessage defaultMessage="Change the client ID" />
          </Button>
        )}
      </div>
      <p className={styles.small} role="status">
        {leaving ? (
          <FormattedMessage defaultMessage="Redirecting to Microsoft…" />
        ) : sandbox ? (
          <FormattedMessage defaultMessage="Sandbox – runs on this computer. Nothing is sent to Microsoft." />
        ) : (
          <FormattedMessage defaultMessage="You sign in with Microsoft. Values stay in this tab until you send them." />
        )}
      </p>
      <dl className={styles.facts}>
        <dt>
          <FormattedMessage defaultMessage="Tenant" />
        </dt>
        <dd translate="no">{tenant}</dd>
        {cloud !== 'global' && (
          <>
            <dt>
              <FormattedMessage defaultMessage="Cloud" />
            </dt>
            <dd>
              <FormattedMessage {...cloudNames[cloud]} />
            </dd>
          </>
        )}
        {(support.url ?? support.email) && (
          <>
            <dt>
              <FormattedMessage defaultMessage="Support" />
            </dt>
            <dd translate="no">
              {support.url && <a href={support.url}>{support.url}</a>}{' '}
              {support.email && <a href={`mailto:${support.email}`}>{support.email}</a>}
            </dd>
          </>
        )}
      </dl>
    </PageCard>
  );
}

/** Takes the focus when it appears: what stands on a page that has just loaded is announced by nothing else. */
function ProblemRegion({ children }: { children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  // The focus lies outside React.
  useEffect(() => region.current?.focus(), []);
  return (
    <div ref={region} role="alert" aria-live="off" tabIndex={-1} className={styles.notice}>
      {children}
    </div>
  );
}

/** Replaces an empty page while the sign-in finishes or the page still loads. */
export function ArrivingScreen() {
  return (
    <PageCard>
      <h1>
        <FormattedMessage {...productName} />
      </h1>
      <p role="status">
        <FormattedMessage defaultMessage="Still waiting for Microsoft Entra or this site's server…" />
      </p>
    </PageCard>
  );
}
