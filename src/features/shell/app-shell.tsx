import { Suspense, useState, type FocusEvent, useId, useRef, useEffect, useEffectEvent } from 'react';
import { FormattedMessage } from 'react-intl';
import { cloudNames, productName } from '#src/i18n/product-name.ts';
import { Link, Outlet, useLocation, useNavigate } from '#src/ui/router.tsx';
import type { Identity } from '#src/auth/identity.ts';
import type { CloudName } from '#src/config/clouds.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { BrandMark } from '#src/ui/page-card.tsx';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { IdentityContext } from '#src/requests/graph-context.ts';
import { createLeaving, LeavingContext, useLeaving } from '#src/requests/leaving.ts';
import { Button } from '#src/ui/button.tsx';
import type { DeepLink } from './deep-link.ts';
import styles from './app-shell.module.css';

// Few links hold too much, and the notice about it would load before the list.
const SurplusNotice = lazyOr(
  () => null,
  () => import('./start-notices.tsx').then((module) => module.SurplusNotice),
);

const ReturnNotice = lazyOr(
  () => null,
  async () => {
    const [part, { fetchCauseTexts }] = await Promise.all([
      import('./start-notices.tsx'),
      import('#src/ui/failure-text.tsx'),
    ]);
    await fetchCauseTexts();
    return part.ReturnNotice;
  },
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
          <span translate="no" dir="ltr" className={styles.directory}>
            {identity.tenantId}
          </span>
        </p>
        <Link to="/connectors" className={styles.link} onClick={() => popover.current?.hidePopover()}>
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

/** What a link put behind the # sign of the page that is open; `strip-auth-response.ts` has taken it out of the address. */
function useLateSurplus(): { link: DeepLink; times: number } | undefined {
  const [late, setLate] = useState<{ link: DeepLink; times: number }>();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const takeOut = useEffectEvent((event: HashChangeEvent) => {
    if (new URL(event.newURL).hash === '') return;
    setLate((before) => ({
      link: { pathname, search, surplus: ['fragment'] },
      times: (before?.times ?? 0) + 1,
    }));
    // The router has read the address before it was cleared.
    navigate({ pathname, search }, { replace: true, preventScrollReset: true });
  });
  // The address lies outside React.
  useEffect(() => {
    const take = (event: HashChangeEvent) => takeOut(event);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return late;
}
