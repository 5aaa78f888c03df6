import description from "../../docs/api.md?raw";

/** How other systems read what is confirmed: the Settings page links here. */
export function loader() {
  return new Response(description, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
