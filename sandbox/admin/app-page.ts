import { html } from "hono/html";

/** The title bar that the app fills through App Bridge, and the app. */
export function appPageBody(frameUrl: string) {
  return html`<div class="title-bar">
      <h1 id="app-title">Leafwise</h1>
      <div id="app-actions"></div>
    </div>
    <iframe class="app" title="Leafwise" src="${frameUrl}" allow="clipboard-write"></iframe>`;
}
