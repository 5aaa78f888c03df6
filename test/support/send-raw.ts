import { connect } from "node:net";
import { once } from "node:events";

/** Sends bytes as they are, to see what a server makes of what no HTTP client sends. Answers all it says until it ends. */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  socket.write(text);
  let answer = "";
  for await (const part of socket.setEncoding("latin1")) answer += String(part);
  return answer;
}
