import type { IPublicClientApplication } from '@azure/msal-browser';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { identityOf } from '#src/auth/identity.ts';
import { SessionGate } from '#src/auth/session-gate.tsx';
import { type Session, signIn, signOut } from '#src/auth/session.ts';
import { startAfresh } from '#src/auth/msal-storage.ts';
import { tokenSource } from '#src/auth/token.ts';
import type { Config } from '#src/config/config.ts';
import { connectGraph } from '#src/requests/connect-graph.ts';
import { type Graph, GraphContext } from '#src/requests/graph-context.ts';
import { createQueryClient } from '#src/requests/query-client.ts';
import { storedKey } from '#src/requests/stored-credentials.ts';
import { onStoredElsewhere } from '#src/requests/stored-elsewhere.ts';
import { targetsQuery } from '#src/requests/targets.ts';
import { takeLink } from '#src/features/shell/deep-link.ts';
import { ExpirySlot } from '#src/features/expiry/expiry-slot.tsx';
import { PickerScreen } from '#src/features/applications/picker-screen.tsx';
import { pickerPlace } from '#src/domain/list-place.ts';
import { AppShell } from '#src/features/shell/app-shell.tsx';
import { RouteCrash } from '#src/features/shell/route-crash.tsx';

export type Workspace = {
  instance: IPublicClientApplication;
  queryClient: QueryClient;
  graph: Graph;
  router: ReturnType<typeof createBrowserRouter>;
  /** Lets go of everything, so that nothing of the session stays in memory. */
  end: () => void;
};

/** Everything a signed-in person needs, made once, before React renders. */
export function createWorkspace(
  config: Config,
  { instance, account, failure }: Extract<Session, { state: 'signed-in' }>,
  /** What stood behind the # sign when the page was opened. */
  hash: string,
): Workspace {
  const queryClient = createQueryClient();
  const graph = connectGraph(config, tokenSource(instance, config), account.tenantId);
  const endListening = onStoredElsewhere(
    (id) => void queryClient.invalidateQueries({ queryKey: storedKey({ id }) }),
  );
  // Runs before the router and the first request read the address.
  const { pathname, search } = location;
  const link = takeLink({ pathname, search, hash }, history);
  if (link.pathname === '/') {
    // The list that the first page shows: asked for while the page is still being built.
    void queryClient.prefetchInfiniteQuery(
      targetsQuery(graph, pickerPlace(new URLSearchParams(link.search))),
    );
  }
  const shell = (
    <AppShell
      identity={identityOf(account)}
      cloud={config.cloud.name}
      sandbox={config.sandbox}
      link={link}
      {...(failure ? { failure } : {})}
      onSignOut={() => signOut(instance)}
      onSwitchAccount={() => signIn(instance, config, 'select_account')}
    />
  );
  const target = (kind: 'servicePrincipal' | 'application') => async () => {
    const [{ TargetScreen }, { createRedactor }] = await Promise.all([
      import('#src/features/application/target-screen.tsx'),
      import('#src/graph/redact.ts'),
    ]);
    graph.redactBy(createRedactor);
    return { element: <TargetScreen kind={kind} config={config} /> };
  };
  const router = createBrowserRouter([
    {
      path: '/',
      element: shell,
      errorElement: <RouteCrash onAfresh={startAfresh} />,
      hydrateFallbackElement: <></>,
      children: [
        { index: true, element: <PickerScreen frame={ExpirySlot} /> },
        { path: 'service-principals/:id', lazy: target('servicePrincipal') },
        { path: 'applications/:id', lazy: target('application') },
        {
          path: '*',
          lazy: async () => {
            const { NotFoundScreen } = await import('#src/features/shell/not-found-screen.tsx');
            return { element: <NotFoundScreen /> };
          },
        },
      ],
    },
  ]);
  const end = () => {
    endListening();
    router.dispose();
    queryClient.clear();
  };
  return { instance, queryClient, graph, router, end };
}

export function WorkspaceScreen({ workspace }: { workspace: Workspace }) {
  return (
    <SessionGate instance={workspace.instance} signedOut={null}>
      <QueryClientProvider client={workspace.queryClient}>
        <GraphContext value={workspace.graph}>
          <RouterProvider router={workspace.router} />
        </GraphContext>
      </QueryClientProvider>
    </SessionGate>
  );
}
