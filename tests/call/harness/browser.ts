import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import { buildSync } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import type { CallStatistics, PhoneSettings, PhoneState } from "../browser/phone";
import { addresses, domain, pageHost } from "./addresses";
import type { Certificate } from "./certificate";
import { until } from "./wait";

export type Library = "jssip" | "sipjs";

const entries: Readonly<Record<Library, string>> = { jssip: "jssip.ts", sipjs: "sipjs.mts" };

/** Serves one page for each SIP library, with the phone that drives it. */
export async function servePages(port: number): Promise<Server> {
  const scripts = Object.fromEntries(
    (["jssip", "sipjs"] as const).map((library) => [library, bundle(library)]),
  );
  const server = createServer((request, response) => {
    const library = (request.url ?? "").slice(1);
    const script = scripts[library];
    response.writeHead(script ? 200 : 404, { "content-type": "text/html" });
    response.end(
      script && `<!doctype html><title>${library}</title><audio autoplay></audio><script>${script}</script>`,
    );
  });
  await new Promise<void>((done) => server.listen(port, addresses.proxy, done));
  return server;
}

function bundle(library: Library): string {
  const entryPoint = resolve(__dirname, `../browser/${entries[library]}`);
  const built = buildSync({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "error",
  });
  return (built.outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
}

/** Headless Chromium; it trusts the proxy's key and no other, so TLS is tested too. */
export async function startBrowser(certificate: Certificate): Promise<Browser> {
  return chromium.launch({
    executablePath: "/usr/lib/chromium/chromium-headless-shell",
    args: [
      "--no-sandbox",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      "--autoplay-policy=no-user-gesture-required",
      "--disable-features=WebRtcHideLocalIpsWithMdns",
      `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`,
      `--host-resolver-rules=MAP ${domain} ${addresses.proxy}, MAP ${pageHost} ${addresses.proxy}`,
    ],
  });
}

/** A user in a page of their own. */
export class BrowserPhone {
  private constructor(private readonly page: Page) {}

  static async open(browser: Browser, library: Library): Promise<BrowserPhone> {
    const context = await browser.newContext();
    await context.grantPermissions(["microphone", "camera"], { origin: `https://${pageHost}` });
    const page = await context.newPage();
    await page.goto(`https://${pageHost}/${library}`);
    return new BrowserPhone(page);
  }

  async start(settings: Omit<PhoneSettings, "server" | "domain">): Promise<void> {
    await this.page.evaluate((all) => window.phone.start(all), {
      server: `wss://${domain}/ws`,
      domain,
      ...settings,
    });
  }

  async state(): Promise<PhoneState> {
    return this.page.evaluate(() => window.phone.state);
  }

  /** Waits until the phone's state passes a test. */
  async reaches(what: string, test: (state: PhoneState) => boolean, seconds = 30): Promise<PhoneState> {
    let last: PhoneState | undefined;
    try {
      return await until(
        what,
        async () => {
          last = await this.state();
          return test(last) ? last : undefined;
        },
        seconds,
      );
    } catch (error) {
      throw new Error(
        `${error instanceof Error ? error.message : error}; the phone: ${JSON.stringify(last)}`,
      );
    }
  }

  async registered(): Promise<void> {
    await this.reaches("the phone is registered", (state) => state.registered);
  }

  async dial(user: string, video = false): Promise<void> {
    await this.page.evaluate(([to, withVideo]) => window.phone.dial(to, withVideo), [user, video] as const);
  }

  async inCall(): Promise<void> {
    await this.reaches("the call is up", (state) => state.call === "up");
  }

  async idle(): Promise<PhoneState> {
    return this.reaches("the call is over", (state) => state.call === "ended");
  }

  async answer(): Promise<void> {
    await this.page.evaluate(() => window.phone.answer());
  }

  async hangUp(): Promise<void> {
    await this.page.evaluate(() => window.phone.hangUp());
  }

  async hold(on: boolean): Promise<void> {
    await this.page.evaluate((value) => window.phone.hold(value), on);
  }

  async press(digits: string): Promise<void> {
    await this.page.evaluate((value) => window.phone.press(value), digits);
  }

  async restartIce(): Promise<void> {
    await this.page.evaluate(() => window.phone.restartIce());
  }

  async statistics(): Promise<CallStatistics> {
    return this.page.evaluate(() => window.phone.statistics());
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
