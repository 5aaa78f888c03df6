/**
 * As much of a document as Preact and the extensions' tests need: a tree of elements with attributes and events.
 * No style, no layout, no selectors beyond a name; what a browser adds is tested in a browser.
 */
class SmallNode extends EventTarget {
  parentNode: SmallElement | null = null;
  readonly childNodes: SmallNode[] = [];

  constructor(
    readonly nodeType: number,
    readonly ownerDocument: object,
  ) {
    super();
  }

  get firstChild(): SmallNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): SmallNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join("");
  }

  contains(other: SmallNode | null): boolean {
    return other !== null && (other === this || this.contains(other.parentNode));
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
  }
}

class SmallText extends SmallNode {
  constructor(
    public data: string,
    ownerDocument: object,
  ) {
    super(3, ownerDocument);
  }

  override get textContent(): string {
    return this.data;
  }
}

/** An element; `value` is what a merchant typed. */
export class SmallElement extends SmallNode {
  readonly namespaceURI = "http://www.w3.org/1999/xhtml";
  readonly attributes = new Map<string, string>();
  value = "";
  onclick = null;
  oninput = null;

  constructor(
    readonly localName: string,
    ownerDocument: object,
  ) {
    super(1, ownerDocument);
  }

  set innerHTML(html: "") {
    for (const child of [...this.childNodes]) child.remove();
    if (html !== "") throw new Error("This document parses no HTML.");
  }

  insertBefore(child: SmallNode, before: SmallNode | null): SmallNode {
    child.remove();
    const index = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(index, 0, child);
    child.parentNode = this;
    return child;
  }

  appendChild(child: SmallNode): SmallNode {
    return this.insertBefore(child, null);
  }

  removeChild(child: SmallNode): SmallNode {
    child.remove();
    return child;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  /** Elements below this one, in their order. */
  all(): SmallElement[] {
    return this.childNodes.flatMap((child) =>
      child instanceof SmallElement ? [child, ...child.all()] : [],
    );
  }
}

/** Puts a document into the globals. Answers its body. */
export function useSmallDom(): SmallElement {
  const document = {
    createElement: (name: string) => new SmallElement(name, document),
    createElementNS: (_namespace: string, name: string) => new SmallElement(name, document),
    createTextNode: (text: string) => new SmallText(text, document),
    body: undefined as SmallElement | undefined,
  };
  document.body = new SmallElement("body", document);
  Object.assign(globalThis, { document });
  return document.body;
}
