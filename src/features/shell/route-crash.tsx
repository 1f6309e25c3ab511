import { useRouteError } from 'react-router';
import { CrashScreen } from './crash-screen.tsx';

/** What the router shows when a page throws: the one crash page. */
export function RouteCrash({ onAfresh }: { onAfresh: () => void }) {
  return <CrashScreen error={useRouteError()} onAfresh={onAfresh} />;
}
