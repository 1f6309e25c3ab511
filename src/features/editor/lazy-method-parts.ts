import { lazyOr } from '#src/ui/lazy-with-fallback.ts';

const load = () => import('./method-parts.tsx');

// Few connectors need them, and without them the usual method can be filled in.
export const MethodChoice = lazyOr(
  () => null,
  () => load().then((part) => part.MethodChoice),
);
export const PortalField = lazyOr(
  () => null,
  () => load().then((part) => part.PortalField),
);
