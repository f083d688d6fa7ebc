import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The same estate in AWS CDK, installed beside nothing else. */
export class CdkEstate {
  private readonly directory = mkdtempSync(path.join(tmpdir(), "cdk-estate-"));

  constructor() {
    cpSync(path.join(__dirname, "..", "cdk"), this.directory, { recursive: true });
    execFileSync("npm", ["install", "--no-fund", "--no-audit", "--no-package-lock"], {
      cwd: this.directory,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }

  /** Synthesises and validates as many cells; ends with 1, as its rules find what they find. */
  command(cells: number): string[] {
    const cli = path.join(this.directory, "node_modules", "aws-cdk", "bin", "cdk");
    const app = `${process.execPath} ${path.join(this.directory, "app.js")}`;
    const output = path.join(this.directory, `cdk.out.${cells}`);
    const synth = [process.execPath, cli, "synth", "--quiet", "--app", app, "--output", output];
    return ["env", `CELLS=${cells}`, ...synth];
  }

  dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
