import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { domain, pageHost } from "./addresses";

export interface Certificate {
  /** Certificate and key, as HAProxy takes them. */
  readonly bundle: string;
  /** Base64 SHA-256 of the public key: the browser trusts exactly this one, and no other. */
  readonly fingerprint: string;
}

/** A certificate of the tests' own for the SIP domain and the page's host. */
export function makeCertificate(directory: string, name = "proxy"): Certificate {
  const [key, certificate, bundle] = ["key", "crt", "pem"].map((kind) =>
    join(directory, `${name}.${kind}`),
  ) as [string, string, string];
  const subject = ["-subj", `/CN=${domain}`, "-addext", `subjectAltName=DNS:${domain},DNS:${pageHost}`];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  execFileSync(
    "openssl",
    ["req", "-x509", ...curve, "-days", "2", ...subject, "-keyout", key, "-out", certificate],
    {
      stdio: "ignore",
    },
  );
  const pem = readFileSync(certificate);
  writeFileSync(bundle, Buffer.concat([pem, readFileSync(key)]), { mode: 0o600 });
  const publicKey = new X509Certificate(pem).publicKey.export({ type: "spki", format: "der" });
  return { bundle, fingerprint: createHash("sha256").update(publicKey).digest("base64") };
}
