/** An address of the app that no page has. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}
