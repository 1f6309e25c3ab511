import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';

/** The language of the messages in the code; other locales replace them by id. */
const sourceLocale = 'en';

/** Gives every screen its words. English is compiled into the code that shows it, so it needs no request. */
export function TextProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale={sourceLocale} defaultLocale={sourceLocale}>
      {children}
    </IntlProvider>
  );
}
