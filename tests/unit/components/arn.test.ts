import assert from "node:assert/strict";
import { arnInRegion } from "../../../components/arn";

describe("ARN in another Region", () => {
  it("changes the Region and nothing else", () => {
    assert.equal(
      arnInRegion("arn:aws:secretsmanager:eu-central-1:111122223333:secret:sip-Ab12Cd", "eu-west-1"),
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sip-Ab12Cd",
    );
  });

  it("refuses what is no ARN", () => {
    for (const text of ["", "secret", "arn:aws:sns"])
      assert.throws(() => arnInRegion(text, "eu-west-1"), /not an ARN/);
  });
});
