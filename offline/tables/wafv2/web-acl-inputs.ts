import {
  anything,
  block,
  flag,
  forceNew,
  integer,
  list,
  type Properties,
  required,
  set,
  tags,
  text,
} from "../../model/table";

// The statements of rules nest in each other without end: they are passed through unread.

export const webAclInputs: Properties = {
  associationConfig: block({
    requestBodies: list(
      block({
        apiGateway: block({ defaultSizeInspectionLimit: text({ required }) }),
        appRunnerService: block({ defaultSizeInspectionLimit: text({ required }) }),
        cloudfront: block({ defaultSizeInspectionLimit: text({ required }) }),
        cognitoUserPool: block({ defaultSizeInspectionLimit: text({ required }) }),
        verifiedAccessInstance: block({ defaultSizeInspectionLimit: text({ required }) }),
      }),
    ),
  }),
  captchaConfig: block({ immunityTimeProperty: block({ immunityTime: integer() }) }),
  challengeConfig: block({ immunityTimeProperty: block({ immunityTime: integer() }) }),
  customResponseBodies: set(
    block({ content: text({ required }), contentType: text({ required }), key: text({ required }) }),
  ),
  dataProtectionConfig: block({
    dataProtections: list(
      block({
        action: text({ required }),
        excludeRateBasedDetails: flag(),
        excludeRuleMatchDetails: flag(),
        field: block({ fieldKeys: list(text()), fieldType: text({ required }) }, { required }),
      }),
    ),
  }),
  defaultAction: block(
    {
      allow: block({
        customRequestHandling: block({
          insertHeaders: list(block({ name: text({ required }), value: text({ required }) }), { required }),
        }),
      }),
      block: block({
        customResponse: block({
          customResponseBodyKey: text(),
          responseCode: integer({ required }),
          responseHeaders: list(block({ name: text({ required }), value: text({ required }) })),
        }),
      }),
    },
    { required },
  ),
  description: text({ maxLength: 256 }),
  name: text({
    forceNew,
    maxLength: 128,
    pattern: /^[\w-]+$/,
    rule: "must hold only letters, digits, hyphens and underscores",
    conflictsWith: ["namePrefix"],
  }),
  namePrefix: text({ forceNew, computed: true, maxLength: 102 }),
  ruleJson: text({ conflictsWith: ["rules"] }),
  rules: set(
    block({
      action: block({
        allow: block({
          customRequestHandling: block({
            insertHeaders: list(block({ name: text({ required }), value: text({ required }) })),
          }),
        }),
        block: block({
          customResponse: block({
            customResponseBodyKey: text(),
            responseCode: integer({ required }),
            responseHeaders: list(block({ name: text({ required }), value: text({ required }) })),
          }),
        }),
        captcha: block({
          customRequestHandling: block({
            insertHeaders: list(block({ name: text({ required }), value: text({ required }) })),
          }),
        }),
        challenge: block({
          customRequestHandling: block({
            insertHeaders: list(block({ name: text({ required }), value: text({ required }) })),
          }),
        }),
        count: block({
          customRequestHandling: block({
            insertHeaders: list(block({ name: text({ required }), value: text({ required }) })),
          }),
        }),
      }),
      captchaConfig: block({ immunityTimeProperty: block({ immunityTime: integer() }) }),
      challengeConfig: block({ immunityTimeProperty: block({ immunityTime: integer() }) }),
      name: text({ required, minLength: 1, maxLength: 128 }),
      overrideAction: block({ count: block({}), none: block({}) }),
      priority: integer({ required }),
      ruleLabels: list(block({ name: text({ required }) })),
      statement: anything({ required }),
      visibilityConfig: block(
        {
          cloudwatchMetricsEnabled: flag({ required }),
          metricName: text({ required }),
          sampledRequestsEnabled: flag({ required }),
        },
        { required },
      ),
    }),
  ),
  scope: text({ required, forceNew, oneOf: ["CLOUDFRONT", "REGIONAL"] }),
  tags: tags(),
  tokenDomains: set(text(), { maxItems: 253 }),
  visibilityConfig: block(
    {
      cloudwatchMetricsEnabled: flag({ required }),
      metricName: text({ required, minLength: 1, maxLength: 128 }),
      sampledRequestsEnabled: flag({ required }),
    },
    { required },
  ),
};
