import { lazy, type ReactNode, Suspense } from 'react';
import type { Entrance } from '#src/auth/start-sign-in.ts';
import type { SignInProblem } from '#src/auth/session.ts';
import { startAfresh } from '#src/auth/msal-storage.ts';
import type { Config, ConfigResult } from '#src/config/config.ts';
import { startOver } from '#src/config/local-setup.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { CrashScreen, CrashBoundary } from '#src/features/shell/crash-screen.tsx';
import { SignInScreen, ArrivingScreen } from '#src/features/sign-in/sign-in-screen.tsx';
import type { Workspace } from './routes.tsx';

/** Where the application begins, known before React renders. */
export type Start =
  | { view: 'not-configured'; result: Exclude<ConfigResult, { state: 'ready' }> }
  | { view: 'signed-out'; config: Config; problem?: SignInProblem; enter: Entrance }
  | { view: 'signed-in'; workspace: Workspace }
  | { view: 'arriving' }
  | { view: 'crashed'; error: unknown };

const SetupScreen = lazy(async () => ({
  default: await import('#src/features/setup/setup-screen.tsx').then((module) => module.SetupScreen),
}));
const ConfigProblemScreen = lazy(async () => ({
  default: await import('#src/features/setup/config-problem-screen.tsx').then(
    (module) => module.ConfigProblemScreen,
  ),
}));
const WorkspaceScreen = lazy(() =>
  import('./routes.tsx').then((module) => ({ default: module.WorkspaceScreen })),
);

export function App({ start }: { start: Start }) {
  return (
    <TextProvider>
      <div className="app">
        <Suspense>
          <CrashBoundary fallback={Crash}>{first(start)}</CrashBoundary>
        </Suspense>
      </div>
    </TextProvider>
  );
}

function first(start: Start): ReactNode {
  switch (start.view) {
    case 'not-configured':
      return start.result.state === 'first-run' ? (
        <SetupScreen config={start.result.config} />
      ) : (
        <ConfigProblemScreen result={start.result} />
      );
    case 'signed-out':
      return (
        <SignInScreen
          tenant={start.config.tenant}
          cloud={start.config.cloud.name}
          sandbox={start.config.sandbox}
          support={start.config.support}
          {...(start.problem ? { problem: start.problem } : {})}
          onSignIn={start.enter}
          {...(start.config.clientIdFrom === 'tab' ? { onChangeSetup: startOver } : {})}
        />
      );
    case 'signed-in':
      return <WorkspaceScreen workspace={start.workspace} />;
    case 'arriving':
      return <ArrivingScreen />;
    case 'crashed':
      return <Crash error={start.error} />;
  }
}

function Crash({ error }: { error: unknown }) {
  return <CrashScreen error={error} onAfresh={startAfresh} />;
}
