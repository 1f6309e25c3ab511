import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

/** A window that has answered is closed by then; one that is still here, in milliseconds, was opened by a link. */
const closed = 1000;

const goOn = () => location.replace('/');

// The whole of the bridge page: it hands Entra's answer to the page that asked. Without an answer (someone
// opened it by hand, or Entra came back from a sign-out without state) the way on is the app itself.
broadcastResponseToMainFrame().then(() => setTimeout(goOn, closed), goOn);
