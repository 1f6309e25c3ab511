import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Fluent's components. Its themes are a style sheet, `fluentThemes` in vite.config.ts, which follows the system. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <FluentProvider>
      {/* Not on the provider itself: Fluent gives the provider's classes to every popup as well. */}
      <div className="app">{children}</div>
    </FluentProvider>
  );
}
