import { cloudNames } from '#src/i18n/cloud-names.ts';
import { productName } from '#src/i18n/product-name.ts';
import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link, type Location, Outlet, ScrollRestoration } from 'react-router';
import type { Identity } from '#src/auth/identity.ts';
import type { CloudName } from '#src/config/clouds.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { BrandMark } from '#src/ui/brand-mark.tsx';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import type { DeepLink } from './deep-link.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './app-shell.module.css';
import { IdentityContext } from '#src/requests/identity-context.ts';
import { createLeaving, LeavingContext } from '#src/requests/leaving.ts';
import { useLateSurplus } from './use-late-surplus.ts';

// Few links hold too much, and what tells of it would come before the list.
const SurplusNotice = lazyOr(
  () => null,
  () => import('./surplus-notice.tsx').then((module) => module.SurplusNotice),
);

const ReturnNotice = lazyOr(
  () => null,
  () => import('./return-notice.tsx').then((module) => module.ReturnNotice),
);

type AppShellProps = {
  identity: Identity;
  cloud: CloudName;
  sandbox: boolean;
  /** The address that this page was opened with. */
  link: DeepLink;
  /** What the person had left this page for, and did not get. */
  failure?: Failure;
  onSignOut: () => Promise<void>;
  onSwitchAccount: () => Promise<void>;
};

/** A list is one place, by whichever way one comes back to it; of every other page each visit is one. */
function scrollKey({ pathname, search, key }: Location): string {
  return pathname === '/' ? pathname + search : key;
}

/** The frame of every signed-in page: product, tenant, cloud and account are never out of sight. */
export function AppShell(props: AppShellProps) {
  const { identity, cloud, sandbox, link, failure, onSignOut, onSwitchAccount } = props;
  const [leaving] = useState(createLeaving);
  const late = useLateSurplus();
  const shown = late?.link ?? link;
  return (
    <IdentityContext value={identity}>
      <LeavingContext value={leaving}>
        <header className={styles.header}>
          <Link to="/" className={styles.product}>
            <BrandMark size={28} />
            <FormattedMessage {...productName} />
          </Link>
          <p className={styles.where}>
            <span className={styles.tenant} translate="no" dir="ltr" title={identity.tenantId}>
              {identity.tenantDomain ?? identity.tenantId}
            </span>
            <span className={styles.cloud}>
              <FormattedMessage {...cloudNames[cloud]} />
            </span>
            {sandbox && (
              <span className={styles.badge}>
                <FormattedMessage defaultMessage="Sandbox: nothing is sent to Microsoft" />
              </span>
            )}
          </p>
          <AccountMenu identity={identity} onSignOut={onSignOut} onSwitchAccount={onSwitchAccount} />
        </header>
        <main className={styles.main}>
          {failure && (
            <Suspense>
              <ReturnNotice failure={failure} />
            </Suspense>
          )}
          {shown.surplus.length > 0 && (
            <Suspense>
              <SurplusNotice key={late?.times ?? 0} link={shown} />
            </Suspense>
          )}
          <Outlet />
        </main>
        <ScrollRestoration getKey={scrollKey} />
      </LeavingContext>
    </IdentityContext>
  );
}
