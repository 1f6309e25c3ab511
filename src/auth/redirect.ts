import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

// The whole of the bridge page: it hands Entra's answer to the page that asked. Without an answer (someone
// opened it by hand, or Entra came back from a sign-out without state) the way on is the app itself.
broadcastResponseToMainFrame().catch(() => location.replace('/'));
