import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { connectorEntries } from '#src/domain/connectors/connectors.ts';
import { connectorMarks, connectorNames } from './connector-names.ts';

const intl = createIntl({ locale: 'en', defaultLocale: 'en', onError: () => undefined });

test('every connector that is no product has a translated name, in English the one of the guide', () => {
  const translated = Object.entries(connectorNames).map(([id, name]) => [id, intl.formatMessage(name)]);
  const general = connectorEntries
    .filter((connector) => connector.general)
    .map(({ id, names }) => [id, names[0]]);
  expect(Object.fromEntries(translated)).toEqual(Object.fromEntries(general));
});

test('no two marks read the same', () => {
  const texts = Object.values(connectorMarks).map((mark) => intl.formatMessage(mark));
  expect(new Set(texts).size).toBe(3);
});
