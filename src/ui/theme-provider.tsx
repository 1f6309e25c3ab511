import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';

const darkQuery = '(prefers-color-scheme: dark)';

function subscribe(notify: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

/** Fluent in light or dark, whichever the system asks for, and at once when the system changes. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const dark = useSyncExternalStore(subscribe, () => matchMedia(darkQuery).matches);
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      {/* Not on the provider itself: Fluent gives the provider's classes to every popup as well. */}
      <div className="app">{children}</div>
    </FluentProvider>
  );
}
