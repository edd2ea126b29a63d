import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const none = ["'none'"];
const self = ["'self'"];

/**
 * What a browser may do with any page of ours: our own files and nothing else, in nobody's frame.
 * The referrer stays within our own site instead of `no-referrer`, because with that a browser sends forms with
 * `Origin: null` and they could not be told from another site's. Encrypted transport is the proxy's to insist on.
 */
export const protect: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: none,
    scriptSrc: self,
    styleSrc: self,
    connectSrc: self,
    imgSrc: ["'self'", 'data:'],
    formAction: self,
    frameAncestors: none,
    baseUri: none,
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  // A route may be stricter by itself.
  overwrite: false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
});

/** Pages hold what people wrote: no cache keeps them unless a route says that it may. */
export const keepNothing: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
};
