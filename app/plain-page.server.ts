import { setDocumentHeaders } from "./document-headers.server";
import { app, outside, refused } from "./texts/en.json";

// Pages for whoever is not in the admin: plain words, and nothing to load.

/** Where the app is to be opened, for somebody who opened it elsewhere. */
export function openInAdminPage(request: Request): Response {
  const link = `<p><a href="https://admin.shopify.com" target="_top">${outside.link}</a></p>`;
  const words = `<p>${outside.explain}</p><p>${outside.how}</p>${link}`;
  return plainPage(request, { title: outside.title, words, status: 200 });
}

/** An address that makes no sense. */
export function badAddressPage(request: Request): Response {
  const words = `<p>${refused["bad-request"]}</p><p>${outside.how}</p>`;
  return plainPage(request, { title: outside.badAddress, words, status: 400 });
}

/** @param words HTML of our own */
function plainPage(
  request: Request,
  { title, words, status }: { title: string; words: string; status: number },
): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  setDocumentHeaders(request, headers);
  const document = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · ${app.name}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem;color:#303030}</style>
</head>
<body><main><h1>${title}</h1>${words}</main></body>
</html>`;
  return new Response(document, { status, headers });
}
