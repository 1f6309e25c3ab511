import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

export type LoopbackServer = { readonly port: number; readonly close: () => void };

/** A server of a test's own, on a free port of this machine. */
export async function serve(listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return {
    port: address.port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
