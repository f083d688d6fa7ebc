import { publicFrontTag } from "../../../policies/constants";
import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const TYPE = "aws:appsync/graphQLApi:GraphQLApi";
const key = { authenticationType: "API_KEY" };
const events = (authType: string) => ({ eventConfig: { authProviders: [{ authType }] } });
const also = { authenticationType: "AWS_IAM", additionalAuthenticationProviders: [key] };

export default tableCases(
  [
    ...[TYPE, "aws-native:appsync:GraphQlApi"].map((type) => ({
      type,
      bad: key,
      says: "`authenticationType` is `API_KEY`.",
      good: { authenticationType: "AWS_IAM" },
      decides: "authenticationType",
    })),
    ...["aws:appsync/api:Api", "aws-native:appsync:Api"].map((type) => ({
      type,
      bad: events("API_KEY"),
      says: "`eventConfig.authProviders[0].authType` is `API_KEY`.",
      good: events("AMAZON_COGNITO_USER_POOLS"),
      decides: "eventConfig",
    })),
  ],
  {
    violating: [
      {
        title: "a key as one way of several",
        given: { type: TYPE, props: also },
        says: "`additionalAuthenticationProviders[0].authenticationType` is `API_KEY`.",
      },
    ],
    clean: [
      { title: "a private API", given: { type: TYPE, props: { ...key, visibility: "PRIVATE" } } },
      { title: "a declared one", given: { type: TYPE, props: { ...key, tags: publicFrontTag } } },
    ],
    unknown: [
      {
        title: "unknown tags",
        given: { type: TYPE, props: { ...key, tags: UNKNOWN } },
        says: 'tags["voip-cells:exposure"]',
      },
    ],
  },
);
