import { useQuery } from '@tanstack/react-query';
import { readDeprecation } from '#src/graph/gallery-template.ts';
import { useGraph } from './graph-context.ts';

/** The day on which the gallery deprecates a template; undefined where it does not, and where that cannot be read. */
export function useDeprecation(template: string): string | undefined {
  const graph = useGraph();
  const { data } = useQuery({
    queryKey: galleryTemplateKey(template),
    queryFn: ({ queryKey: key, signal: own }) =>
      graph.reads.run(
        { key, client: graph.client, signal: own },
        async (client, signal) => (await readDeprecation(client, template, signal)) ?? null,
      ),
    staleTime: Infinity,
  });
  return data ?? undefined;
}

function galleryTemplateKey(template: string) {
  return ['gallery-template', template.toLowerCase()] as const;
}
