import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "../../../runtime/image");
const read = (name: string) => readFileSync(join(folder, name), "utf8").replaceAll(/\\\n\s*/g, "");

/** What a pattern with one group finds in a file; not to find it is an error. */
function found(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[1] ?? assert.fail(`no ${pattern}`);
}

/** What an image is made of, as either way to make it says. */
type Recipe = Readonly<
  Record<"packages" | "removed" | "rights" | "user" | "command" | "volume" | "path", unknown>
>;

function ofScript(text: string): Recipe {
  return {
    packages: found(text, /^packages=(\S+)$/m).split(","),
    removed: found(text, /hook='rm -rf ([^']+)'/).replaceAll('"$1"', ""),
    rights: found(text, /'(chown -R root:root [^']+)'/).replaceAll('"$1"', ""),
    user: found(text, /--config\.user (\S+)/),
    command: [found(text, /--config\.cmd (\S+)/)],
    volume: found(text, /--config\.volume (\S+)/),
    path: found(text, /--config\.env PATH=(\S+)/),
  };
}

function ofDockerfile(text: string): Recipe {
  return {
    packages: found(text, /--no-install-recommends ([^&]+) &&/).split(" "),
    removed: found(text, /&& rm -rf (.+)$/m),
    rights: found(text, /^RUN (chown -R root:root .+?) && install/m),
    user: found(text, /^USER (.+)$/m),
    command: JSON.parse(found(text, /^CMD (.+)$/m)),
    volume: found(text, /^VOLUME (.+)$/m),
    path: found(text, /^ENV PATH=(.+)$/m),
  };
}

describe("the edge's image", () => {
  it("is made of the same by build.sh and by the Dockerfile", () => {
    assert.deepEqual(ofDockerfile(read("Dockerfile")), ofScript(read("build.sh")));
  });
});
