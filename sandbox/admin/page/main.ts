import type { AdminContext } from "../admin-context";
import type { FromApp } from "../messages";
import { adminUrl } from "./admin-url";
import { AppFrame } from "./app-frame";
import { drawMenu, drawSaveBar, drawTitleBar, markCurrentPage } from "./bars";
import { hideToast, showToast } from "./toast";

const contextElement = document.getElementById("admin-context");
if (contextElement) embedApp(JSON.parse(contextElement.textContent) as AdminContext);

function embedApp(context: AdminContext): void {
  const frame = new AppFrame(context);
  frame.onMessage((message) => serve(message, frame, context));
}

function serve(message: FromApp, frame: AppFrame, context: AdminContext): void {
  switch (message.kind) {
    case "id-token":
      void frame.sendIdToken(message.request);
      break;
    case "location":
      history.replaceState(null, "", context.appBase + message.path);
      markCurrentPage();
      break;
    case "navigation":
      drawMenu(message.links, context.appBase, (path) => frame.tell({ kind: "navigate", path }));
      break;
    case "title-bar":
      drawTitleBar(message, (button) => frame.tell({ kind: "click", bar: "title", button }));
      break;
    case "save-bar":
      drawSaveBar(message, (button) => frame.tell({ kind: "click", bar: "save", button }));
      break;
    case "toast":
      showToast(message, (kind) => frame.tell({ kind, id: message.id }));
      break;
    case "hide-toast":
      hideToast(message.id);
      break;
    case "loading":
      document.body.classList.toggle("loading", message.isLoading);
      break;
    case "open":
      location.assign(adminUrl(message.url, context));
      break;
    case "load":
      frame.load(message.path);
      break;
  }
}
