import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";

/** What encrypts and reads a token; `context` binds it to its session. */
export interface SessionCipher {
  encrypt(text: string, context: string): string;
  decrypt(stored: string, context: string): string;
}

/**
 * A session storage whose tokens are encrypted at rest. A token that cannot be read is a missing session, and one that
 * does not say when it lapses has lapsed: Shopify ends it within an hour, and nobody would refresh it.
 */
export class EncryptedSessions implements SessionStorage {
  constructor(
    private readonly storage: SessionStorage,
    private readonly cipher: SessionCipher,
  ) {}

  storeSession(session: Session): Promise<boolean> {
    return this.storage.storeSession(
      withTokens(session, (token) => this.cipher.encrypt(token, session.id)),
    );
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const stored = await this.storage.loadSession(id);
    return stored && this.#read(stored);
  }

  deleteSession(id: string): Promise<boolean> {
    return this.storage.deleteSession(id);
  }

  deleteSessions(ids: string[]): Promise<boolean> {
    return this.storage.deleteSessions(ids);
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const stored = await this.storage.findSessionsByShop(shop);
    return stored.map((session) => this.#read(session)).filter((session) => session !== undefined);
  }

  #read(stored: Session): Session | undefined {
    try {
      const session = withTokens(stored, (token) => this.cipher.decrypt(token, stored.id));
      session.expires ??= new Date(0);
      return session;
    } catch {
      // The keys changed: a new token exchange at the merchant's next visit writes a readable one.
      return undefined;
    }
  }
}

function withTokens(session: Session, change: (token: string) => string): Session {
  const params = session.toObject();
  return new Session({
    ...params,
    ...(params.accessToken ? { accessToken: change(params.accessToken) } : {}),
    ...(params.refreshToken ? { refreshToken: change(params.refreshToken) } : {}),
  });
}
