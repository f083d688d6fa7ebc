import { type Finding, type ResourceRule, undecided } from "../../rule";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { unlessDeclaredFront } from "../fronts";
import { judgePlaces, type PublicPlaces } from "../public-places";

const KEY = ["api_key"];
const GRAPHQL = [
  { path: "authenticationType", publicWords: KEY },
  { path: "additionalAuthenticationProviders[].authenticationType", publicWords: KEY },
] as const;
const EVENTS = [{ path: "eventConfig.authProviders[].authType", publicWords: KEY }] as const;
const PLACES: PublicPlaces = {
  "aws:appsync/graphQLApi:GraphQLApi": GRAPHQL,
  "aws:appsync/api:Api": EVENTS,
  "aws-native:appsync:GraphQlApi": GRAPHQL,
  "aws-native:appsync:Api": EVENTS,
};

/** AppSync APIs that take an API key for an answer. A private one is reached from a VPC only. */
export const graphqlApiOpen: ResourceRule = {
  id: "graphql-api-open",
  title: "AppSync APIs ask who calls.",
  severity: "high",
  awsDefault: "The authentication type must be given; an API key is what the console proposes.",
  why: "An API key is in every client that uses it, so that it names nobody and keeps nobody out.",
  remediation: [
    "Use IAM, a Cognito user pool, OpenID Connect or a Lambda authorizer.",
    "Or set `visibility` to `PRIVATE`, so that only your VPCs reach the API.",
    "Where everyone may call it, declare it: tag the API with `voip-cells:exposure: public-front`.",
  ],
  links: ["https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html"],
  controls: { fsbp: ["AppSync.5"], wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(PLACES),
  judge(resource): Finding[] {
    const { visibility } = resource.props;
    if (wordOf(visibility) === "private") return [];
    const findings = unlessDeclaredFront(resource.props, judgePlaces(resource, PLACES));
    return findings.length > 0 && isUnknown(visibility) ? [undecided("visibility")] : findings;
  },
};
