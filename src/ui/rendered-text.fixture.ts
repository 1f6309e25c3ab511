import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { TextProvider } from '#src/i18n/text-provider.tsx';

/** What a person reads of these words; `between`: what stands in place of each tag. */
export function renderedText(words: ReactNode, between: '' | ' ' = ''): string {
  return renderToStaticMarkup(createElement(TextProvider, null, words))
    .replaceAll(/<[^>]*>/g, between)
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"');
}
