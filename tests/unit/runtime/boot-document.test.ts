import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import {
  type BootValues,
  bootDocument,
  cloudConfig,
  maximumBootDocumentBytes,
} from "../../../runtime/boot-document";
import { mediaNode } from "../../../runtime/media-node";
import { assertGolden } from "./golden";

const media = mediaNode({
  controlPort: 2223,
  healthPort: 9900,
  rtp: { from: 30_000, to: 39_999 },
  maximumSessions: 2000,
  launchHookName: "launch",
});

function withFile(content: string): BootValues {
  return { ...media, files: [{ path: "/x", content, permissions: "0644" }] };
}

describe("the boot document", () => {
  it("of a media node brings the kept rtpengine.conf, and stays readable", () => {
    const text = bootDocument(media).toString();
    assert.match(text, /^#cloud-config\n/);
    const { write_files: files } = JSON.parse(text.replace(/^#cloud-config\n/, "")) as {
      write_files: { path: string; content: string }[];
    };
    assertGolden("rtpengine.conf", files.find(({ path }) => path.endsWith("rtpengine.conf"))?.content ?? "");
  });

  it("is compressed where EC2 would not take it as it is", () => {
    const values = withFile("a".repeat(maximumBootDocumentBytes));
    const document = bootDocument(values);
    assert.ok(document.length <= maximumBootDocumentBytes);
    assert.equal(gunzipSync(document).toString(), cloudConfig(values));
  });

  it("is refused where even that is too large, with what to do", () => {
    const noise = randomBytes(3 * maximumBootDocumentBytes).toString("base64");
    assert.throws(
      () => bootDocument(withFile(noise)),
      /bytes compressed; EC2 takes 16384: leave out menus, or put what is the same/,
    );
  });
});
