/** ui-save-bar: the bar "Unsaved changes" with the buttons that the app put into it. */
export class SaveBarElement extends HTMLElement {
  show(): Promise<void> {
    return this.#setOpen(true);
  }

  hide(): Promise<void> {
    return this.#setOpen(false);
  }

  toggle(): Promise<void> {
    return this.#setOpen(!this.showing);
  }

  get showing(): boolean {
    return this.hasAttribute("showing");
  }

  #setOpen(isOpen: boolean): Promise<void> {
    if (isOpen !== this.showing) {
      this.toggleAttribute("showing", isOpen);
      this.dispatchEvent(new Event(isOpen ? "show" : "hide"));
    }
    return Promise.resolve();
  }
}

export function visibleSaveBar(): SaveBarElement | null {
  return document.querySelector<SaveBarElement>("ui-save-bar[showing]");
}

export const saveBar = {
  show: (id: string) => byId(id).show(),
  hide: (id: string) => byId(id).hide(),
  toggle: (id: string) => byId(id).toggle(),
  /** Resolves when nothing is unsaved or the user agrees to lose it; stays open otherwise. */
  leaveConfirmation: (): Promise<void> => {
    const bar = visibleSaveBar();
    if (!bar) return Promise.resolve();
    if (!window.confirm("Leave page with unsaved changes?")) return new Promise(() => undefined);
    return bar.hide();
  },
};

function byId(id: string): SaveBarElement {
  const element = document.getElementById(id);
  if (!(element instanceof SaveBarElement))
    throw new Error(`App Bridge: no <ui-save-bar id="${id}">.`);
  return element;
}
