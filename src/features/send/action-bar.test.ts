import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { TargetKind } from '#src/domain/target.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { TargetPageContext } from '#src/requests/application-page.ts';
import { World } from '#src/requests/attempt-world.fixture.ts';
import { GraphContext } from '#src/requests/graph-context.ts';
import { ActionBar, SunsetNote } from './action-bar.tsx';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

function shown(part: ReactNode, version: 'v1.0' | 'beta' = 'v1.0'): string {
  const graph = new World().graph();
  const client = { ...graph.client, base: `https://graph.example/${version}` };
  const page = {
    target: { kind: 'servicePrincipal', id, appId: id, displayName: 'Contoso HR' },
    tab: 'credentials',
    openTab: () => undefined,
    report: () => undefined,
    holdWhile: () => () => undefined,
    isHeld: () => false,
  } as const;
  const inPage = createElement(TargetPageContext, { value: page }, part);
  return renderToStaticMarkup(
    createElement(TextProvider, null, createElement(GraphContext, { value: { ...graph, client } }, inPage)),
  );
}

test('where this page uses the beta it says until when there is one, and by what that is known', () => {
  expect(shown(createElement(SunsetNote))).toBe('');
  const note = shown(createElement(SunsetNote), 'beta');
  expect(note).toContain('Microsoft removes this beta API on Jul 6, 2027.');
  expect(note).toMatch(/<a [^>]*href="https:\/\/github\.com\/microsoftgraph\/msgraph-metadata\/[^>]*>/);
  expect(note).toMatch(/<a [^>]*rel="noreferrer"/);
});

test('an app registration can be authorized alone; an enterprise application is tested where there is something to test', () => {
  const within = { children: 'One new value' };
  const buttons = (kind: TargetKind, canTest: boolean) => {
    const props = {
      kind,
      canTest,
      first: 'save',
      leads: true,
      isTesting: false,
      onOpen: () => undefined,
    } as const;
    const bar = createElement(ActionBar, { ...props, ...within });
    return [...shown(bar).matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, label = '']) =>
      label.replaceAll(/<[^>]*>/g, ''),
    );
  };
  expect(buttons('application', true)).toEqual(['Review and authorize']);
  expect(buttons('servicePrincipal', true)).toEqual(['Test', 'Review and save', 'Review and authorize']);
  expect(buttons('servicePrincipal', false)).toEqual(['Review and save', 'Review and authorize']);
});
