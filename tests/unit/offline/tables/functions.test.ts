import assert from "node:assert/strict";
import { functionTables } from "../../../../offline/tables";
import { Account, region } from "./account";
import { network } from "./cell";
import { functionTypes } from "./sdk-types";

const statement = { Effect: "Allow", Action: "s3:*", Resource: "*" };

describe("offline functions", () => {
  let account: Account;
  beforeEach(async () => {
    account = new Account();
    await network(account);
    await account.create("aws:route53/zone:Zone", { name: "example.com" });
  });
  afterEach(() => account.close());

  /** Arguments with which each function finds something. */
  const questions: { readonly [name: string]: { [argument: string]: string | boolean | string[] } } = {
    getZone: { name: "Example.com." },
    getSecurityGroup: { name: "default" },
    getParameter: { name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" },
    getAmi: { mostRecent: true, owners: ["amazon"] },
    getManagedPrefixList: { name: `com.amazonaws.${region}.s3` },
  };

  for (const { token } of functionTables) {
    it(`${token} answers all that the SDK expects`, async () => {
      const name = token.split(":").at(-1) ?? "";
      const answer = await account.ask(token, questions[name] ?? {});
      const missing = functionTypes(token)
        .result.filter((each) => !each.optional && answer[each.name] === undefined)
        .map((each) => each.name);
      assert.deepEqual(missing, []);
    });
  }

  it("know the account, the Region and its zones", async () => {
    const { accountId } = await account.ask("aws:index/getCallerIdentity:getCallerIdentity");
    const zones = await account.ask("aws:index/getAvailabilityZones:getAvailabilityZones", {
      state: "available",
      excludeNames: ["eu-central-1b"],
    });
    assert.equal(accountId, "123456789012");
    assert.deepEqual(zones.names, ["eu-central-1a", "eu-central-1c"]);
    assert.deepEqual(zones.zoneIds, ["euc1-az1", "euc1-az3"]);
    const elsewhere = await account.ask("aws:index/getAvailabilityZones:getAvailabilityZones", {
      region: "us-west-1",
    });
    assert.deepEqual(elsewhere.zoneIds, ["usw1-az1", "usw1-az2"]);
  });

  it("refuse none and several where there must be one", async () => {
    const vpc = "aws:ec2/getVpc:getVpc";
    await assert.rejects(account.ask(vpc, { default: true }), /no matching EC2 VPC found/);
    await account.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.99.0.0/16", tags: { role: "other" } });
    await assert.rejects(account.ask(vpc), /multiple EC2 VPCs matched/);
    const other = await account.ask(vpc, { filters: [{ name: "tag:role", values: ["oth*"] }] });
    assert.equal(other.cidrBlock, "10.99.0.0/16");
    await assert.rejects(account.ask(vpc, { filters: [{ name: "colour", values: ["red"] }] }), /is invalid/);
    const zone = { name: "example.org" };
    await assert.rejects(
      account.ask("aws:route53/getZone:getZone", zone),
      /no matching Route 53 Hosted Zone/,
    );
  });

  it("name the same image by SSM parameter and by search", async () => {
    const parameter = await account.ask("aws:ssm/getParameter:getParameter", questions.getParameter);
    const image = await account.ask("aws:ec2/getAmi:getAmi", {
      owners: ["137112412989"],
      filters: [{ name: "architecture", values: ["arm64"] }],
      nameRegex: "^al2023-ami-2023",
    });
    assert.equal(parameter.value, image.id);
    await assert.rejects(account.ask("aws:ec2/getAmi:getAmi", { mostRecent: true }), /Most Recent Image/);
  });

  it("write policy documents as the provider does", async () => {
    const { minifiedJson } = await account.ask("aws:iam/getPolicyDocument:getPolicyDocument", {
      sourcePolicyDocuments: [
        JSON.stringify({ Version: "2008-10-17", Statement: { ...statement, Sid: "a" } }),
      ],
      statements: [
        {
          sid: "b",
          actions: ["s3:GetObject", "s3:PutObject"],
          resources: ["arn:aws:s3:::logs/&{aws:username}/*"],
          principals: [{ type: "Service", identifiers: ["logs.amazonaws.com"] }],
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["1"] }],
        },
      ],
      overridePolicyDocuments: [
        JSON.stringify({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*", Sid: "a" }] }),
      ],
    });
    assert.equal(
      minifiedJson,
      '{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Deny","Action":"*","Resource":"*"},' +
        '{"Sid":"b","Effect":"Allow","Action":["s3:PutObject","s3:GetObject"],' +
        '"Resource":"arn:aws:s3:::logs/$' +
        '{aws:username}/*","Principal":{"Service":"logs.amazonaws.com"},' +
        '"Condition":{"StringEquals":{"aws:SourceAccount":"1"}}}]}',
    );
  });
});
