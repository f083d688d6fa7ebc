/** A stand-in for what `pulumi policy publish` asks of the Pulumi service: one organization, kept in memory. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** What the service is told of a pack. */
export interface PublishedPack {
  name: string;
  versionTag: string;
  runtime: string;
  policies: { name: string; enforcementLevel: string; severity: string; remediationSteps: string }[];
}

export const ORGANIZATION = "acme";
const TOKEN = "pul-stand-in";
const PACKS = `/api/orgs/${ORGANIZATION}/policypacks`;
const USER = {
  githubLogin: ORGANIZATION,
  name: ORGANIZATION,
  organizations: [{ githubLogin: ORGANIZATION, name: ORGANIZATION }],
};

export class PulumiService {
  /** The last pack that was published. */
  pack: PublishedPack | undefined;
  archive: Buffer = Buffer.alloc(0);
  /** The packs whose publication came to its end, as `<name>/versions/<version>/complete`. */
  readonly completed: string[] = [];
  /** What was asked and has no answer here. */
  readonly unanswered: string[] = [];
  readonly #server = createServer((request, response) => void this.#handle(request, response));

  async start(): Promise<void> {
    await new Promise<void>((started) => this.#server.listen(0, "127.0.0.1", started));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get #url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The environment of somebody who works with this service. */
  get env(): Record<string, string> {
    return {
      PULUMI_BACKEND_URL: this.#url,
      PULUMI_ACCESS_TOKEN: TOKEN,
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const body = await bodyOf(request);
    const { pathname } = new URL(url, this.#url);
    const isAllowed = pathname === "/upload" || headers.authorization === `token ${TOKEN}`;
    const answer = isAllowed ? this.#answer(method, pathname, body) : undefined;
    if (answer === undefined) this.unanswered.push(`${method} ${pathname}`);
    response.writeHead(answer === undefined ? 404 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  }

  #answer(method: string, pathname: string, body: Buffer): object | undefined {
    switch (`${method} ${pathname}`) {
      case "GET /api/user":
        return USER;
      case "GET /api/capabilities":
        return { capabilities: [] };
      case "GET /api/user/organizations/default":
        return { GitHubLogin: ORGANIZATION };
      case `POST ${PACKS}`:
        this.pack = JSON.parse(body.toString("utf8"));
        return { version: 1, uploadURI: `${this.#url}/upload` };
      case "PUT /upload":
        this.archive = body;
        return {};
    }
    if (method !== "POST" || !pathname.startsWith(`${PACKS}/`)) return undefined;
    this.completed.push(pathname.slice(PACKS.length + 1));
    return {};
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
}
