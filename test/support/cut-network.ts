import net from "node:net";
import type { AddressInfo } from "node:net";

export interface Network {
  /** The same database, through this network. */
  databaseUrl: string;
  /** Every connection breaks, and no new one is let through, until it is mended. */
  cut(): void;
  mend(): void;
  /** Of the app, at the moment. */
  connections(): number;
  close(): Promise<void>;
}

/** A network between the app and its database that a test can cut. */
export async function networkTo(databaseUrl: string): Promise<Network> {
  const { hostname, port } = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((socket) => {
    if (isCut) return socket.destroy();
    const onward = net.connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(databaseUrl);
  through.port = String((server.address() as AddressInfo).port);
  through.hostname = "127.0.0.1";
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    databaseUrl: through.href,
    cut,
    mend: () => {
      isCut = false;
    },
    connections: () => open.size / 2,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
