import type { KeyMark } from '#src/domain/keys/keys.ts';
import type { Connector } from './connector.ts';

// A new file in the folder is a new connector. The unit test holds each file to the type, so nothing is checked at run time.
const files = import.meta.glob<Connector>('./guide/*.json', { eager: true, import: 'default' });

/** What Microsoft's pages and public code document about connectors, by id. */
export const connectors: readonly Connector[] = Object.values(files);

const byId = new Map(connectors.map((connector) => [connector.id, connector]));
const byGalleryTemplate = new Map(
  connectors.flatMap((connector) => connector.galleryTemplates.map(({ id }) => [id, connector] as const)),
);

export function connectorById(id: string): Connector | undefined {
  return byId.get(id);
}

/** The connector for the template of a target, where the guide knows it. */
export function connectorOf(target: { applicationTemplateId?: string }): Connector | undefined {
  return byGalleryTemplate.get(target.applicationTemplateId?.toLowerCase() ?? '');
}

const fromUncertain: readonly KeyMark[] = ['inferred', 'observed', 'documented'];

/** How sure the list of keys is: as sure as the least sure among them. */
export function markOfConnector({ keys }: Connector): KeyMark {
  return fromUncertain.find((mark) => keys.some((key) => key.mark === mark)) ?? 'documented';
}
