import { cloudNames } from '#src/i18n/cloud-names.ts';
import { productName } from '#src/i18n/product-name.ts';
import { Suspense, useState, type FocusEvent, useId, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link, Outlet } from '#src/ui/router.tsx';
import type { Identity } from '#src/auth/identity.ts';
import type { CloudName } from '#src/config/clouds.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { BrandMark } from '#src/ui/brand-mark.tsx';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import type { DeepLink } from './deep-link.ts';
import styles from './app-shell.module.css';
import { IdentityContext } from '#src/requests/identity-context.ts';
import { createLeaving, LeavingContext, useLeaving } from '#src/requests/leaving.ts';
import { useLateSurplus } from './use-late-surplus.ts';
import { Button } from '#src/ui/button.tsx';
import accountMenuStyles from './account-menu.module.css';

// Few links hold too much, and the notice about it would load before the list.
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
            {cloud !== 'global' && (
              <span className={styles.cloud}>
                <FormattedMessage
                  defaultMessage="Cloud: {name}"
                  values={{ name: <FormattedMessage {...cloudNames[cloud]} /> }}
                />
              </span>
            )}
            {sandbox && (
              <span className={styles.badge}>
                <FormattedMessage defaultMessage="Sandbox – nothing is sent to Microsoft" />
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
      </LeavingContext>
    </IdentityContext>
  );
}

type AccountMenuProps = {
  identity: Identity;
  onSignOut: () => Promise<void>;
  onSwitchAccount: () => Promise<void>;
};

/** The account on screen, and the ways to leave it. A native popover: light dismiss, Escape and focus cost no script. */
function AccountMenu({ identity, onSignOut, onSwitchAccount }: AccountMenuProps) {
  const menu = useId();
  const popover = useRef<HTMLDivElement>(null);
  const page = useLeaving();
  const [leaving, setLeaving] = useState(false);
  const leave = async (way: () => Promise<void>) => {
    // The menu would cover the question.
    popover.current?.hidePopover();
    if (!(await page.ask())) return;
    setLeaving(true);
    // A refused navigation brings the buttons back; a good one takes the whole page away.
    await way().catch(() => setLeaving(false));
  };
  /** Closes the menu when a person moves on with the keyboard: it would cover the new place. */
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Without a target the window itself has lost the focus, and gives it back.
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) popover.current?.hidePopover();
  };
  return (
    <div onBlur={left}>
      <button
        type="button"
        className={accountMenuStyles.account}
        popoverTarget={menu}
        aria-label={identity.name}
      >
        <span className={accountMenuStyles.avatar} aria-hidden="true">
          {initials(identity.name)}
        </span>
        <span className={accountMenuStyles.name}>{identity.name}</span>
      </button>
      <div ref={popover} id={menu} popover="auto" className={accountMenuStyles.menu}>
        <p className={accountMenuStyles.who}>
          <strong>{identity.name}</strong>
          <span translate="no" dir="ltr">
            {identity.username}
          </span>
          <span translate="no" dir="ltr" className={accountMenuStyles.tenant}>
            {identity.tenantId}
          </span>
        </p>
        <Link
          to="/connectors"
          className={accountMenuStyles.link}
          onClick={() => popover.current?.hidePopover()}
        >
          <FormattedMessage defaultMessage="Connectors" />
        </Link>
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
