import {
  type AnchorHTMLAttributes,
  Component,
  type ComponentType,
  createContext,
  type MouseEvent,
  type ReactNode,
  use,
  useEffect,
  useLayoutEffect,
  useSyncExternalStore,
} from 'react';

// By hand: react-router's data mode costs 27 kB of brotli in the first load, of which this page needs these 200 lines.

export type Location = {
  pathname: string;
  search: string;
  /** What a link put into the entry of the history. */
  state: unknown;
  /** The same for as long as the entry exists; `openedKey` for the entry that a page was opened with. */
  key: string;
};

export const openedKey = 'default';

type Place = Location & { index: number };
type To = string | { pathname?: string; search: string };
type NavigateOptions = { replace?: boolean; state?: unknown; preventScrollReset?: boolean };
/** What is on screen: the address and the page that belongs to it, which may have had to load first. */
type View = { place: Place; params: Params; page: ReactNode; loaded?: boolean };
type Params = { readonly id?: string };
export type Route = { page: ReactNode | (() => Promise<ReactNode>); params?: Params };

type Ask = (ways: { currentLocation: Location; nextLocation: Location }) => boolean;
export type Blocker = { state: 'unblocked' } | { state: 'blocked'; proceed: () => void; reset: () => void };

const unblocked: Blocker = { state: 'unblocked' };

/** Where a person stood on each page of the visit. */
type ScrollPositions = {
  read: (location: Location) => number | undefined;
  write: (location: Location, top: number) => void;
};

export type Router = ReturnType<typeof createRouter>;

/** Follows the History API: https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-history-interface */
export function createRouter(find: (pathname: string) => Route, positions: ScrollPositions) {
  const listeners = new Set<() => void>();
  let place = placeNow(0);
  let view: View = { place, params: {}, page: undefined };
  let ask: Ask | undefined;
  let blocker = unblocked;
  /** The way back through the history that a person has agreed to. */
  let agreed = false;
  /** Resolves when the history stands again where the page is. */
  let restored = Promise.withResolvers<void>();
  restored.resolve();
  /** The position that the page on screen is too short for as long as its content has not come. */
  let awaited: number | undefined;

  const notify = () => {
    for (const listener of listeners) listener();
  };
  const leave = () => positions.write(place, scrollY);
  const settle = (next: View, scroll: number | undefined) => {
    view = next;
    awaited = scroll;
    notify();
  };
  /** Shows the page of a place, once it has come. A later way overtakes it. */
  const show = (next: Place, scroll: number | undefined) => {
    place = next;
    blocker = unblocked;
    const { page, params = {} } = find(next.pathname);
    // Typing changes the search, and a box whose text came a moment later would lose letters.
    if (view.loaded && next.pathname === view.place.pathname) settle({ ...view, place: next }, scroll);
    else if (typeof page === 'function') void load(next, params, page, scroll);
    else settle({ place: next, params, page }, scroll);
  };
  const load = async (next: Place, params: Params, page: () => Promise<ReactNode>, scroll?: number) => {
    let shown: View;
    try {
      shown = { place: next, params, page: await page(), loaded: true };
    } catch (error) {
      shown = { place: next, params, page: <Thrown error={error} /> };
    }
    if (next === place) settle(shown, scroll);
  };
  const mayLeave = (next: Location, proceed: () => void) => {
    if (!ask?.({ currentLocation: place, nextLocation: next })) return true;
    const reset = () => {
      blocker = unblocked;
      notify();
    };
    blocker = { state: 'blocked', proceed, reset };
    notify();
    return false;
  };
  const write = (next: Place, replace: boolean) => {
    const entry = { idx: next.index, key: next.key, usr: next.state };
    // Two slashes at the start would be a host.
    const address = next.pathname.replace(/^\/+/, '/') + next.search;
    if (replace) history.replaceState(entry, '', address);
    else history.pushState(entry, '', address);
  };
  const navigate = (
    to: To,
    { replace = false, state = null, preventScrollReset = false }: NavigateOptions = {},
  ) => {
    const { pathname = place.pathname, search } = typeof to === 'string' ? split(to) : to;
    const same = pathname === place.pathname && search === place.search;
    const replaces = replace || same;
    const next = {
      pathname,
      search,
      state,
      key: crypto.randomUUID().slice(0, 8),
      index: replaces ? place.index : place.index + 1,
    };
    const go = () => {
      leave();
      write(next, replaces);
      show(next, preventScrollReset ? undefined : (positions.read(next) ?? 0));
    };
    if (mayLeave(next, go)) go();
  };
  const moved = () => {
    const next = placeNow(place.index + 1);
    if (next.index === place.index && next.key === place.key) {
      restored.resolve();
      if (next.pathname === place.pathname && next.search === place.search) return;
    }
    const steps = next.index - place.index;
    const proceed = () => {
      void restored.promise.then(() => {
        agreed = true;
        history.go(steps);
        return undefined;
      });
    };
    if (!agreed && steps !== 0 && !mayLeave(next, proceed)) {
      // The browser has moved already.
      restored = Promise.withResolvers<void>();
      history.go(-steps);
      return;
    }
    agreed = false;
    leave();
    show(next, positions.read(next) ?? 0);
  };
  const forget = () => {
    awaited = undefined;
  };

  history.scrollRestoration = 'manual';
  addEventListener('popstate', moved);
  addEventListener('pagehide', leave);
  // A person who begins to scroll or to type is where they want to be.
  for (const sign of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(sign, forget, { passive: true });
  show(place, positions.read(place));
  return {
    view: () => view,
    blocker: () => blocker,
    navigate,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Scrolls to where the page was left, as far as it is long enough by now. */
    restoreScroll: (shown: Location) => {
      if (awaited === undefined || shown !== place) return;
      scrollTo(0, awaited);
      if (Math.abs(scrollY - awaited) < 1) awaited = undefined;
    },
    /** The position that the page will have, for what draws a part of itself alone. */
    scrollTop: () => awaited ?? scrollY,
    guard: (asks: Ask) => {
      ask = asks;
      return () => {
        if (ask === asks) ask = undefined;
      };
    },
    dispose: () => {
      listeners.clear();
      removeEventListener('popstate', moved);
      removeEventListener('pagehide', leave);
      for (const sign of ['wheel', 'touchmove', 'keydown', 'pointerdown']) removeEventListener(sign, forget);
    },
  };
}

/** The entry of the history on which the browser stands. One that this page did not make gets its number. */
function placeNow(index: number): Place {
  const { pathname, search } = location;
  const entry: unknown = history.state;
  const get = (name: string): unknown =>
    typeof entry === 'object' && entry !== null ? Reflect.get(entry, name) : undefined;
  const [idx, key, usr] = [get('idx'), get('key'), get('usr')];
  if (typeof idx !== 'number') history.replaceState({ idx: index }, '');
  return {
    pathname,
    search,
    state: usr ?? null,
    key: typeof key === 'string' ? key : openedKey,
    index: typeof idx === 'number' ? idx : index,
  };
}

function split(to: string): { pathname: string; search: string } {
  const at = to.indexOf('?');
  return at < 0 ? { pathname: to, search: '' } : { pathname: to.slice(0, at), search: to.slice(at) };
}

/** A page that could not be loaded: the boundary around all pages shows why. */
function Thrown({ error }: { error: unknown }): ReactNode {
  throw error;
}

const RouterContext = createContext<Router | undefined>(undefined);
const ViewContext = createContext<View | undefined>(undefined);

export function useRouter(): Router {
  const router = use(RouterContext);
  if (!router) throw new Error('There is no router above this.');
  return router;
}

function useView(): View {
  const view = use(ViewContext);
  if (!view) throw new Error('There is no router above this.');
  return view;
}

type RouterProviderProps = {
  router: Router;
  /** The frame of every page. */
  children: ReactNode;
  /** Replaces all of it when a page breaks. */
  crash: ComponentType<{ error: unknown }>;
};

export function RouterProvider({ router, children, crash }: RouterProviderProps) {
  const view = useSyncExternalStore(router.subscribe, router.view);
  // After the page has been laid out, and before it is painted.
  useLayoutEffect(() => router.restoreScroll(view.place), [router, view]);
  return (
    <RouterContext value={router}>
      <ViewContext value={view}>
        <RouteBoundary view={view} crash={crash}>
          {children}
        </RouteBoundary>
      </ViewContext>
    </RouterContext>
  );
}

type BoundaryProps = { view: View; crash: ComponentType<{ error: unknown }>; children: ReactNode };
type BoundaryState = { view?: View; caught?: { error: unknown } | undefined };

/** Holds until the next page is shown. React offers this to classes only. */
class RouteBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { caught: { error } };
  }

  static getDerivedStateFromProps({ view }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return view === state.view ? null : { view, caught: undefined };
  }

  override render() {
    const { caught } = this.state;
    const { crash: Crash, children } = this.props;
    return caught ? <Crash error={caught.error} /> : children;
  }
}

/** The page of the present address. */
export function Outlet() {
  return useView().page;
}

export function useLocation(): Location {
  return useView().place;
}

export function useParams(): Params {
  return useView().params;
}

export function useNavigate(): Router['navigate'] {
  return useRouter().navigate;
}

/** Scrolls to where the page was left as soon as its content is there. */
export function useScrollRestoration(ready: boolean): void {
  const router = useRouter();
  const shown = useLocation();
  useLayoutEffect(() => {
    if (ready) router.restoreScroll(shown);
  }, [router, ready, shown]);
}

/** Asks before the page is left by a link or through the history. One page is on screen at a time. */
export function useBlocker(asks: Ask): Blocker {
  const router = useRouter();
  useEffect(() => router.guard(asks));
  return useSyncExternalStore(router.subscribe, router.blocker);
}

/** Whether a click on a link is for the browser alone, as with a key for a new tab. */
export function opensElsewhere({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string; state?: unknown };

export function Link({ to, state, onClick, children, ...rest }: LinkProps) {
  const { navigate } = useRouter();
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || opensElsewhere(event)) return;
        event.preventDefault();
        navigate(to, { state });
      }}
    >
      {children}
    </a>
  );
}
