import { readKeptJson, writeKept } from '#src/storage.ts';

/** How far a page was scrolled, in CSS pixels, and how many pages of Graph's list it had by then. */
type Stand = { top: number; pages: number };

/** More pages than a person goes back to. */
const most = 50;

export type Places = {
  read: (key: string) => Stand | undefined;
  write: (key: string, stand: Stand) => void;
  /** Forgets all of it, and what comes later: another person may be next. */
  end: () => void;
};

/** Where a person stood on each page of this tab: Back finds it, and so does the way back from a sign-in. */
export function createPlaces(): Places {
  const stands = new Map(storedStands());
  let over = false;
  return {
    read: (key) => stands.get(key),
    write: (key, stand) => {
      if (over) return;
      // The newest comes last.
      stands.delete(key);
      stands.set(key, stand);
      for (const oldest of [...stands.keys()].slice(0, -most)) stands.delete(oldest);
      writeKept('places', JSON.stringify(Object.fromEntries(stands)));
    },
    end: () => {
      over = true;
      writeKept('places', null);
    },
  };
}

function storedStands(): readonly (readonly [string, Stand])[] {
  const stored = readKeptJson('places');
  if (typeof stored !== 'object' || stored === null) return [];
  return Object.entries(stored).flatMap(([key, stand]: [string, unknown]) => {
    if (typeof stand !== 'object' || stand === null) return [];
    const [top, pages]: unknown[] = [Reflect.get(stand, 'top'), Reflect.get(stand, 'pages')];
    return isCount(top) && isCount(pages) ? [[key, { top, pages }] as const] : [];
  });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
