/**
 * What the page may load and run: its own origin alone. Why each exception stands here is told in docs/workbench.md.
 * `frame-ancestors` counts only as a header, so a page's own `<meta>` leaves it out.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

export const WORKBENCH_POLICY = DIRECTIVES.join("; ");

/** The headers of the server that `npm start` runs; docs/workbench.md gives them for others. */
export const WORKBENCH_HEADERS = {
  "content-security-policy": `${WORKBENCH_POLICY}; frame-ancestors 'self'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};
