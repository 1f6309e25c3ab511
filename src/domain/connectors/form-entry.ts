import type { GuideFile, Method, MethodField } from './connector.ts';

/** What the form needs of an entry of the guide: no sources, no other methods and no fields that only the portal has. */
export type FormEntry = Pick<GuideFile['entry'], 'names' | 'general' | 'source'> & {
  synchronizationTemplates?: readonly string[];
  galleryTemplates?: readonly string[];
  usual: Pick<Method, 'kind' | 'mark' | 'client'> & {
    fields: readonly Pick<MethodField, 'key' | 'keyMark' | 'required' | 'called' | 'preset' | 'example'>[];
  };
};

/** The build makes it of each file, since the whole guide is 2 kB of brotli more. */
export function formEntry({ methods: [usual], ...entry }: GuideFile['entry']): FormEntry {
  const { names, general, source, synchronizationTemplates, galleryTemplates } = entry;
  return {
    names,
    source,
    ...(general !== undefined && { general }),
    ...(synchronizationTemplates && {
      synchronizationTemplates: synchronizationTemplates.map(({ id }) => id),
    }),
    ...(galleryTemplates && { galleryTemplates: galleryTemplates.map(({ id }) => id) }),
    usual: {
      kind: usual.kind,
      mark: usual.mark,
      ...(usual.client && { client: usual.client }),
      fields: usual.fields
        .filter(({ key }) => key !== undefined)
        .map(({ label: _1, labelMark: _2, keySource: _3, help: _4, ...field }) => field),
    },
  };
}
