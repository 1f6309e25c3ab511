import { lazy, Suspense } from 'react';
import { useRouteError } from 'react-router';

const CrashScreen = lazy(() =>
  import('#src/screens/crash/crash-screen.tsx').then((module) => ({ default: module.CrashScreen })),
);

/** What the router shows when a page throws: the one crash page. */
export function RouteCrash() {
  const error = useRouteError();
  return (
    <Suspense>
      <CrashScreen error={error} />
    </Suspense>
  );
}
