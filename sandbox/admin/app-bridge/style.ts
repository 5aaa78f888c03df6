const STYLE = `
  ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none }
  .app-bridge-modal { position: fixed; inset: 0; z-index: 1000; display: grid; place-items: center; background: rgb(0 0 0 / 50%) }
  .app-bridge-modal > div { width: min(620px, 92vw); max-height: 86vh; overflow: auto; border-radius: 16px; background: #fff; font: 14px/20px Inter, sans-serif }
  .app-bridge-modal header, .app-bridge-modal footer { display: flex; gap: 8px; align-items: center; padding: 12px 16px }
  .app-bridge-modal header { justify-content: space-between; background: #f3f3f3 }
  .app-bridge-modal footer { justify-content: flex-end; border-top: 1px solid #e3e3e3 }
`;

/** Not as a style element: a node more in <head> than the server rendered disturbs React's hydration. */
export function addStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
