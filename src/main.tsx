import { readSetup } from '#src/config/local-setup.ts';
import type { IPublicClientApplication } from '@azure/msal-browser';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import 'virtual:fluent-themes.css';
import '#src/ui/base.css';
// The styles of the list come with the first style sheet: a request less.
import '#src/features/applications/application-list.module.css';
import '#src/features/applications/picker-screen.module.css';
import '#src/features/applications/shortcut-bar.module.css';
import '#src/features/shell/app-shell.module.css';
import '#src/features/expiry/expiry-slot.module.css';
import '#src/ui/search-box.module.css';
import '#src/ui/tabs.module.css';
import '#src/ui/name-warning.module.css';
import { App, type Start } from './app.tsx';
import { createEntrance, obstacle } from '#src/auth/start-sign-in.ts';
import { dropLateAnswers } from '#src/auth/strip-auth-response.ts';
import { onSignOutElsewhere } from '#src/auth/sign-outs.ts';
import { mayHaveSession } from '#src/auth/msal-storage.ts';
import type { Session, SignInProblem } from '#src/auth/session.ts';
import { type Config, loadConfig } from '#src/config/config.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';

// The chunks of a signed-in person load beside the configuration, not after it.
const restoring = mayHaveSession()
  ? Promise.all([import('#src/auth/session.ts'), import('./routes.tsx')])
  : undefined;
// Awaited below where it is needed; a configuration that cannot be used comes first.
restoring?.catch(() => undefined);

/** What a sign-out in another tab takes away from this one. */
let leave: (() => void) | undefined;

async function start(): Promise<Start> {
  const result = await loadConfig({ fetch, location, ...readSetup() });
  if (result.state !== 'ready') return { view: 'not-configured', result };
  const { config } = result;
  if (!restoring) return signedOut(config, obstacle());
  const [{ openSession }, { createWorkspace }] = await restoring;
  // Opening the session takes it out of the address; the page still says that a link held it.
  const { hash } = location;
  let session: Session;
  try {
    session = await openSession(config);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return signedOut(config, { kind: 'failed', failure });
  }
  if (session.state === 'signed-out') return signedOut(config, session.problem, session.instance);
  const { forget } = session;
  // Leaves before React has rendered anything: the list request is on its way while the page paints.
  const workspace = createWorkspace(config, session, hash);
  leave = () => {
    forget();
    // Every field goes with the page that holds it, and what was not sent yet will not be.
    document.title = 'Provisioning Keys';
    flushSync(() => show(signedOut(config, { kind: 'signed-out-elsewhere' })));
    void givePageBack();
    workspace.end();
    // With this goes what MSAL keeps of the sign-in.
    leave = undefined;
  };
  return { view: 'signed-in', workspace };
}

function signedOut(config: Config, problem?: SignInProblem, instance?: IPublicClientApplication): Start {
  return {
    view: 'signed-out',
    config,
    enter: createEntrance(config, instance),
    ...(problem ? { problem } : {}),
  };
}

/** Late enough not to slow the start, early enough that few networks fail before. In milliseconds. */
const calm = 2000;

// Without a network no chunk comes any more: the one that says so, and the one that a signed-in person opens
// next, are fetched while there is one. A failure now is no failure yet.
const loadAhead = () => {
  const later: Promise<unknown>[] = [import('#src/features/sign-in/sign-in-notice.tsx')];
  if (restoring) later.push(import('#src/features/application/target-screen.tsx'));
  // A sign-in that fails is shown with its cause.
  else later.push(import('#src/i18n/cause-texts.ts'));
  void Promise.allSettled(later);
};

dropLateAnswers();

// A page kept in the back/forward cache has had its secret fields emptied and may hold a half-done sign-in.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
const root = createRoot(container);
// In milliseconds: a page that stays empty for longer looks broken.
const arriving = setTimeout(() => root.render(<App start={{ view: 'arriving' }} />), 1000);
// No top-level await: the chunks loaded by `start` import this one, and would wait for it for ever.
const show = (begun: Start) => {
  clearTimeout(arriving);
  root.render(<App start={begun} />);
};
start()
  .then((begun) => {
    show(begun);
    setTimeout(loadAhead, calm);
    if (leave) onSignOutElsewhere(leave);
    return undefined;
  })
  .catch((error: unknown) => show({ view: 'crashed', error }));
