import type { Page } from '@playwright/test';

/** One request as it went over the wire, preflights included. */
export type Transfer = {
  readonly method: string;
  readonly url: URL;
  readonly script: boolean;
  /** Length of the body as sent, compressed. */
  bytes: number;
  encoding: string;
};

/** Records what a page transfers from now on, with the browser's cache switched off. */
export async function recordTransfers(page: Page): Promise<Transfer[]> {
  const session = await page.context().newCDPSession(page);
  const transfers: Transfer[] = [];
  const open = new Map<string, Transfer>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    const transfer = {
      method: request.method,
      url: new URL(request.url),
      script: type === 'Script' || request.url.endsWith('.js'),
      bytes: 0,
      encoding: '',
    };
    transfers.push(transfer);
    open.set(requestId, transfer);
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const transfer = open.get(requestId);
    if (!transfer) return;
    const headers = new Headers(response.headers);
    transfer.bytes = Number(headers.get('content-length') ?? Number.NaN);
    transfer.encoding = headers.get('content-encoding') ?? '';
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return transfers;
}
