import type { IPublicClientApplication } from '@azure/msal-browser';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { identityOf } from '#src/auth/identity.ts';
import { SessionGate } from '#src/auth/session-gate.tsx';
import { type Session, signIn, signOut } from '#src/auth/session.ts';
import { startAfresh } from '#src/auth/msal-storage.ts';
import { tokenSource } from '#src/auth/token.ts';
import type { Config } from '#src/config/config.ts';
import { connectGraph, createQueryClient } from '#src/requests/connect-graph.ts';
import { type Graph, GraphContext } from '#src/requests/graph-context.ts';
import { storedKey } from '#src/requests/stored-credentials.ts';
import { onStoredElsewhere } from './requests/stored-credentials.ts';
import { targetsQuery } from '#src/requests/targets.ts';
import { takeLink } from '#src/features/shell/deep-link.ts';
import { ExpirySlot } from '#src/features/expiry/expiry-slot.tsx';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { FleetTabProps } from '#src/features/applications/application-list.tsx';
import { PickerScreen } from '#src/features/applications/picker-screen.tsx';
import { pickerPlace } from '#src/domain/list-place.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { AppShell } from '#src/features/shell/app-shell.tsx';
import { CrashScreen } from '#src/features/shell/crash-screen.tsx';
import { createPlaces } from '#src/requests/places.ts';
import { createRouter, type Location, type Route, type Router, RouterProvider } from '#src/ui/router.tsx';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import type { ComponentType, ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';

export type Workspace = {
  instance: IPublicClientApplication;
  queryClient: QueryClient;
  graph: Graph;
  router: Router;
  shell: ReactNode;
  /** Replaces the shell when a page breaks. */
  crash: ComponentType<{ error: unknown }>;
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
  const graph = connectGraph(config, tokenSource(instance, config), account.tenantId, fetchCauses);
  const endListening = onStoredElsewhere(
    (id) => void queryClient.invalidateQueries({ queryKey: storedKey({ id }) }),
  );
  // Runs before the router and the first request read the address.
  const { pathname, search } = location;
  const link = takeLink({ pathname, search, hash }, history);
  const places = createPlaces();
  const opened = pickerPlace(new URLSearchParams(link.search));
  if (link.pathname === '/' && opened.kind !== 'provisioning') {
    // The list that the first page shows: asked for while the page is still being built, as far as it was shown before.
    void queryClient.prefetchInfiniteQuery({
      ...targetsQuery(graph, opened),
      pages: Math.max(1, places.read(link.pathname + link.search)?.pages ?? 1),
    });
  }
  const shell = (
    <AppShell
      identity={identityOf(account)}
      cloud={config.cloud.name}
      sandbox={config.sandbox}
      link={link}
      {...(failure ? { failure } : {})}
      onSignOut={() => {
        places.end();
        return signOut(instance);
      }}
      onSwitchAccount={() => {
        places.end();
        return signIn(instance, config, 'select_account');
      }}
    />
  );
  const target = (kind: TargetKind) => async () => {
    const [{ TargetScreen }, { createRedactor }] = await Promise.all([
      import('#src/features/application/target-screen.tsx'),
      import('#src/graph/redact.ts'),
    ]);
    graph.redactBy(createRedactor);
    return <TargetScreen kind={kind} config={config} />;
  };
  const connectorList = async () => {
    const { ConnectorListScreen } = await import('#src/features/connectors/connector-list-screen.tsx');
    return <ConnectorListScreen />;
  };
  const connectorPage = async (id: string) => {
    const { ConnectorScreen, loadConnector } = await import('#src/features/connectors/connector-screen.tsx');
    return <ConnectorScreen guide={await loadConnector(id)} />;
  };
  const Fleet = lazyOr(FleetNotLoaded, async () => {
    const { FleetTab: Tab } = await import('#src/features/fleet/fleet-tab.tsx');
    return (props: FleetTabProps) => <Tab {...props} config={config} />;
  });
  const find = (path: string): Route => {
    if (path === '/') return { page: <PickerScreen frame={ExpirySlot} fleet={Fleet} /> };
    if (path === '/connectors') return { page: connectorList };
    const [, connector] = /^\/connectors\/([^/]+)\/?$/.exec(path) ?? [];
    if (connector !== undefined) return { page: () => connectorPage(decoded(connector)) };
    const [, collection, id] = /^\/(service-principals|applications)\/([^/]+)\/?$/.exec(path) ?? [];
    if (id === undefined) return { page: notFound };
    const kind = collection === 'applications' ? 'application' : 'servicePrincipal';
    return { page: target(kind), params: { id: decoded(id) } };
  };
  const pagesOf = (left: Location) => {
    const place = pickerPlace(new URLSearchParams(left.search));
    if (left.pathname !== '/' || place.kind === 'provisioning') return 1;
    const { queryKey } = targetsQuery(graph, place);
    return queryClient.getQueryData(queryKey)?.pages.length ?? 1;
  };
  const router = createRouter(find, {
    read: (location) => places.read(placeOf(location))?.top,
    write: (location, top) => places.write(placeOf(location), { top, pages: pagesOf(location) }),
  });
  const crash = ({ error }: { error: unknown }) => (
    <CrashScreen
      error={error}
      onAfresh={() => {
        // The reload would write where the person stood.
        places.end();
        startAfresh();
      }}
    />
  );
  const end = () => {
    endListening();
    router.dispose();
    queryClient.clear();
  };
  return { instance, queryClient, graph, router, shell, crash, end };
}

/** The words of a failure that is about to be shown; without a network the page has others. */
async function fetchCauses(error: unknown): Promise<void> {
  if (failureOf(error) === undefined) return;
  try {
    const { fetchCauseTexts, needsCauseTexts } = await import('#src/ui/failure-text.tsx');
    if (needsCauseTexts(failureOf(error))) await fetchCauseTexts();
  } catch {
    // It is shown without them.
  }
}

/** A list is one place, by whichever way one comes back to it; of every other page each visit is one. */
function placeOf({ pathname, search, key }: Location): string {
  return pathname === '/' ? pathname + search : key;
}

/** What cannot be decoded is no id, and is shown as such. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function FleetNotLoaded() {
  return (
    <p role="alert">
      <FormattedMessage defaultMessage="Couldn't load this tab. Reload when you're online." />
    </p>
  );
}

async function notFound(): Promise<ReactNode> {
  const { NotFoundScreen } = await import('#src/features/shell/not-found-screen.tsx');
  return <NotFoundScreen />;
}

export function WorkspaceScreen({ workspace }: { workspace: Workspace }) {
  return (
    <SessionGate instance={workspace.instance} signedOut={null}>
      <QueryClientProvider client={workspace.queryClient}>
        <GraphContext value={workspace.graph}>
          <RouterProvider router={workspace.router} crash={workspace.crash}>
            {workspace.shell}
          </RouterProvider>
        </GraphContext>
      </QueryClientProvider>
    </SessionGate>
  );
}
